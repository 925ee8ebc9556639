create schema shop;
create type shop.vat as enum ('full', 'reduced');
create type shop.price as (cents integer, vat shop.vat);
create domain shop.ean as text check (length(value) in (8, 13));

create table shop.goods (
  ean shop.ean primary key,
  name text not null,
  price shop.price not null,
  stock integer not null default 0
);

create table shop.sales (
  sale bigserial primary key,
  ean shop.ean not null references shop.goods,
  pieces integer not null,
  sold timestamptz not null default now(),
  receipt text collate "C"
);

create view shop.low as select ean, name from shop.goods where stock < 3;

-- service: till
-- raises: P0001 SoldOut
create function shop.sell(ean shop.ean, pieces integer default 1) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update shop.goods g set stock = stock - sell.pieces where g.ean = sell.ean;
  return 1;
end $$;
