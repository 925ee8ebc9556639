-- From version 0 to 1: initial.

create table public.beers (
    id serial,
    name character varying(80) not null,
    abv numeric(4,2),
    style text default 'lager' not null,
    brewed_on date,
    constraint beers_pkey primary key (id),
    constraint beers_name_key unique (name)
);

create table public.tanks (
    id integer not null,
    litres integer not null,
    beer_id integer,
    constraint tanks_litres_check check (litres > 0),
    constraint tanks_pkey primary key (id)
);

create table public.tastings (
    beer_id integer not null,
    taster text not null,
    score smallint not null,
    at timestamp with time zone default now() not null,
    constraint tastings_pkey primary key (beer_id, taster)
);

create index tastings_at_idx on public.tastings (at);

alter table public.tanks add constraint tanks_beer_id_fkey foreign key (beer_id) references public.beers (id) on delete set null;

alter table public.tastings add constraint tastings_beer_id_fkey foreign key (beer_id) references public.beers (id);
