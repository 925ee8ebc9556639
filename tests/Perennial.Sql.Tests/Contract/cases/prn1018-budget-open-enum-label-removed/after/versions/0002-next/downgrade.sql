drop table budget.lines;
drop type budget.colour;
create type budget.colour as enum ('red', 'green');
create table budget.lines (id int primary key, kind budget.kind not null, colour budget.colour, amount money not null, month date not null check (extract(day from month) = 1));
