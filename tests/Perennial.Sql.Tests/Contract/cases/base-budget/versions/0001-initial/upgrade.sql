create schema budget;
create type budget.kind as enum ('in', 'out');
-- open-enum
create type budget.colour as enum ('red', 'green');
create table budget.lines (id int primary key, kind budget.kind not null, colour budget.colour, amount money not null, month date not null check (extract(day from month) = 1));
create function budget.sum_of(k budget.kind, variadic months date[]) returns money language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select sum(l.amount) from budget.lines l where l.kind = k and l.month = any (months) $$;
