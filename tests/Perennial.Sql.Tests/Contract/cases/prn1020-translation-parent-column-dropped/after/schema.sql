create schema "Texts";
create type "Texts"."Status" as enum ('Draft', 'Final');

create table "Texts"."Unit" (
  "UnitId" uuid primary key,
  "Lang" varchar(8) not null default 'en',
  "CreatedAt" timestamptz not null default now()
);

create table "Texts"."LegalUnit" (
  "Clause" integer not null
) inherits ("Texts"."Unit");

create table "Texts"."Translation" (
  "UnitId" uuid not null references "Texts"."Unit" ("UnitId"),
  "Lang" varchar(8) not null,
  "Target" text,
  "Status" "Texts"."Status" not null default 'Draft',
  primary key ("UnitId", "Lang")
);

