create schema app;
-- internal
create function app.twice(n integer) returns integer immutable language plpgsql as $$ begin return 2 * n; end $$;
-- internal
create function app.near(one integer, other integer) returns boolean immutable language plpgsql as $$ begin return abs(one - other) < 3; end $$;
-- internal
create function app.add_up(state integer, value integer) returns integer immutable language plpgsql as $$ begin return state + value; end $$;
create type app.amount as (cents integer);
-- internal
create function app.cents(value app.amount) returns integer immutable language plpgsql as $$ begin return (value).cents; end $$;
create cast (app.amount as integer) with function app.cents(app.amount) as assignment;
comment on cast (app.amount as integer) is 'in cents';
create operator app.~~~ (function = app.near, leftarg = integer, rightarg = integer);
comment on operator app.~~~ (integer, integer) is 'almost';
create aggregate app.total(integer) (sfunc = app.add_up, stype = integer, initcond = '0');
comment on aggregate app.total(integer) is 'all of them';
create domain app.even as integer default app.twice(1) constraint even_check check (app.twice(value / 2) = value);
comment on constraint even_check on domain app.even is 'no odd ones';
create domain app.close as integer constraint close_check check (value operator(app.~~~) 0) constraint close_positive check (value > -9);
-- internal
create function app.scaled(n integer, factor integer default app.twice(2)) returns integer immutable language plpgsql as $$ begin return n * factor; end $$;
create table app.items (
    item_id bigint primary key,
    size integer default app.scaled(1),
    small boolean default 1 operator(app.~~~) 2,
    constraint items_near_check check (size operator(app.~~~) 5),
    doubled integer generated always as (app.twice(size)) stored,
    is_small boolean generated always as (size operator(app.~~~) 0) stored not null
);
create index items_near_idx on app.items (item_id) where size operator(app.~~~) 7;
create index items_doubled_idx on app.items (doubled);
create statistics app.items_sizes on (app.twice(size)), item_id from app.items;
create policy near on app.items using (size operator(app.~~~) 5);
create view app.totals as select app.total(size) as total, max(doubled) as largest from app.items where size operator(app.~~~) 1;
create view app.casts as select row(item_id)::app.amount::integer as cents from app.items;
create operator app.!!! (function = app.near, leftarg = integer, rightarg = integer);
create aggregate app.sum_of(integer) (sfunc = app.add_up, stype = integer);
create domain app.twos as integer check (app.twice(value) > 2);
create table app.gone (
    size integer default app.twice(3) check (app.twice(size) > 1),
    far boolean generated always as (size operator(app.!!!) 0) stored
);
create index gone_idx on app.gone (app.twice(size));
create index items_gone_idx on app.items (app.twice(size));
create view app.sums as select app.sum_of(size) as s from app.gone;
