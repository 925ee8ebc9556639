create schema app;
create table app.items (item_id bigint primary key, size integer not null, label text, note varchar(10));
create view app.labels as select item_id, label from app.items;

-- internal
create function app.big(item bigint) returns boolean language sql stable
return (select i.size > 10 from app.items i where i.item_id = item);

-- internal
create function app.label_of(item bigint) returns text language sql stable
return (select v.label from app.labels v where v.item_id = item);

-- internal
create function app.labels_of(most bigint) returns setof text language sql stable as $$ select l.label from app.labels l limit most $$;

-- internal
create function app.gone(item bigint) returns bigint language sql stable
return (select count(*) from app.items i where i.size > item);

-- internal
create function app.noted(given text) returns boolean language sql stable
return exists (select from app.items i where i.note = given);
