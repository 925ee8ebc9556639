create sequence batch_no start with 1000 increment by 5;

create table beers (
  beer_id integer primary key,
  name text not null,
  og numeric(4,3) not null,
  fg numeric(4,3) not null,
  abv numeric generated always as ((og - fg) * 131.25) stored,
  changed_at timestamptz,
  unique (name)
);

create table batches (
  batch bigint primary key default nextval('batch_no'),
  beer_id integer not null references beers on update cascade,
  litres integer not null,
  brewed_on date not null default current_date,
  check (litres > 0)
);

alter sequence batch_no owned by batches.batch;

create function touch() returns trigger language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end $$;

create trigger beers_touch before insert or update on beers for each row execute function touch();


create index batches_beer on batches (beer_id) include (litres);

alter table batches set (fillfactor = 80);
