-- From version 0 to 1: initial.

create schema "Texts";

create type "Texts"."Status" as enum ('Draft', 'Final');

create table "Texts"."Unit" (
    "UnitId" uuid not null,
    "Source" text not null,
    "Lang" character varying(8) default 'en' not null,
    "CreatedAt" timestamp with time zone default now() not null,
    constraint "Unit_pkey" primary key ("UnitId")
);

create table "Texts"."LegalUnit" (
    "Clause" integer not null
) inherits ("Texts"."Unit");

create table "Texts"."Translation" (
    "UnitId" uuid not null,
    "Lang" character varying(8) not null,
    "Target" text,
    "Status" "Texts"."Status" default 'Draft' not null,
    constraint "Translation_pkey" primary key ("UnitId", "Lang")
);

create unique index "Unit_Source" on "Texts"."Unit" ((lower("Source")), "Lang");

alter table "Texts"."Translation" add constraint "Translation_UnitId_fkey" foreign key ("UnitId") references "Texts"."Unit" ("UnitId");
