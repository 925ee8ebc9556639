create schema app;
create table app.items (item_id bigint primary key, label text, note text, dimension integer not null default 0);
create view app.labels as select item_id, label, dimension from app.items;

-- internal
create function app.big(item bigint) returns boolean language sql stable
return (select i.dimension > 10 from app.items i where i.item_id = item);

-- internal
create function app.label_of(item bigint) returns text language sql stable
return (select v.label || v.dimension from app.labels v where v.item_id = item);

-- internal
create function app.labels_of(most bigint) returns setof text language sql stable as $$ select l.label || l.dimension from app.labels l limit most $$;

-- internal
create function app.dimension_of(item bigint) returns integer language sql stable
return (select i.dimension from app.items i where i.item_id = item);

-- internal
create function app.doubled(item bigint) returns integer language sql stable
return 2 * app.dimension_of(item);

-- internal
create function app.noted(given text) returns boolean language sql stable
return exists (select from app.items i where i.note = given);
