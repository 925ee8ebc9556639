create schema app;
create table app.ranks (rank integer primary key, weight integer);
-- internal
create function app.next_rank() returns integer language sql return (select count(*)::integer from app.ranks);
-- internal
create function app.next_weight() returns integer language sql return (select max(r.weight) from app.ranks r);
create table app.items (item_id bigint primary key, rank integer default app.next_rank(), weight integer default app.next_weight());
