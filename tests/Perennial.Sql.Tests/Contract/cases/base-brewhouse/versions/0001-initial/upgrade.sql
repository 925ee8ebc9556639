-- From version 0 to 1: initial.

create sequence public.batch_no increment by 5 start with 1000;

create table public.beers (
    beer_id integer not null,
    name text not null,
    og numeric(4,3) not null,
    fg numeric(4,3) not null,
    abv numeric generated always as ((og - fg) * 131.25) stored,
    changed_at timestamp with time zone,
    constraint beers_pkey primary key (beer_id),
    constraint beers_name_key unique (name)
);

create table public.batches (
    batch bigint default nextval('batch_no') not null,
    beer_id integer not null,
    litres integer not null,
    brewed_on date default current_date not null,
    constraint batches_litres_check check (litres > 0),
    constraint batches_pkey primary key (batch)
) with (fillfactor = 80);

create or replace function public.touch() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end $$;

alter sequence public.batch_no owned by public.batches.batch;

create index batches_beer on public.batches (beer_id) include (litres);

alter table public.batches add constraint batches_beer_id_fkey foreign key (beer_id) references public.beers (beer_id) on update cascade;

create view public.strong_beers with (check_option = cascaded) as
select beer_id, name, abv from beers where abv > 7;

create trigger beers_touch before insert or update on public.beers for each row execute function public.touch();
