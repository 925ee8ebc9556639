create schema "My App";
create type "My App"."Kind" as enum ('A', 'b c', 'it''s');
create table "My App"."Order" ("Id" bigint primary key, "select" text not null, "Kind" "My App"."Kind" not null default 'b c', "a b" integer generated always as identity, check ("select" <> 'x'));
create index "Order by select" on "My App"."Order" ("select", "Kind");
create view "My App"."All" as select o."Id", o."select" as "group" from "My App"."Order" o;
