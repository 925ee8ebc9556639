create schema "My App";
create type "My App"."Kind" as enum ('A', 'b c');
create table "My App"."Order" ("Id" bigint primary key, "select" text, "Kind" "My App"."Kind" not null default 'A');
