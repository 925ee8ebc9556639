-- From version 0 to 1: initial.

create schema shop;

create type shop.vat as enum ('full', 'reduced');

create type shop.price as (cents integer, vat shop.vat);

create domain shop.ean as text constraint ean_check check (length(value) in (8, 13));

create table shop.goods (
    ean shop.ean not null,
    name text not null,
    price shop.price not null,
    stock integer default 0 not null,
    constraint goods_pkey primary key (ean)
);

create table shop.sales (
    sale bigserial,
    ean shop.ean not null,
    pieces integer not null,
    sold timestamp with time zone default now() not null,
    receipt text collate "C",
    constraint sales_pkey primary key (sale)
);

alter table shop.sales add constraint sales_ean_fkey foreign key (ean) references shop.goods (ean);

create view shop.low as
select ean, name from shop.goods where stock < 3;
