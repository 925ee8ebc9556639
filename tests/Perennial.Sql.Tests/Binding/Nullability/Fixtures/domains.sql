create domain amount as integer not null;
create domain deep_amount as amount;
create domain said as text check (value is not null);
create table sale (id integer primary key, total amount, deep deep_amount, label said, note integer);
create function total_of(integer) returns amount language sql stable as 'select total from sale where id = $1';
create function note_of(integer) returns amount language plpgsql stable as 'begin return (select total from sale where id = $1); end';

-- name: columns_of_the_domain_alone
-- columns: total, deep, label
-- rows: many
select total, deep, label from sale

-- name: scalar_subquery_without_row
-- columns: total?, deep?, label?
-- rows: one
select (select total from sale where false) as total, (select deep from sale where false) as deep, (select label from sale where false) as label

-- name: outer_join
-- columns: id, total?, deep?, label?
-- rows: one
select v.id, s.total, s.deep, s.label from (values (0)) v (id) left join sale s on s.id = v.id

-- name: cast_to_the_same_domain
-- columns: total?
-- rows: one
select (select total from sale where false)::amount as total

-- name: cast_checks_another_type
-- columns: total, deep, label
-- rows: many
select note::amount as total, total::deep_amount as deep, note::text::said as label from sale where note is not null and id > 0

-- name: function_without_row
-- columns: total?, note?
-- rows: one
select total_of(0) as total, note_of(0) as note
