create domain positive as integer not null check (value > 0);
create domain present as text check (value is not null and value <> '');
create domain label as text check (value <> 'x');
create domain strict_label as label not null;
create table item (
    id integer primary key,
    code text not null,
    note text,
    quantity positive,
    name label,
    title strict_label,
    present present,
    checked text check (checked is not null),
    both_checked text,
    other_checked text,
    weak_check integer check (weak_check > 0),
    constraint both_are_there check (both_checked is not null and other_checked is not null)
);
create table pair (a integer, b integer, c integer, primary key (a, b), unique (c));

-- name: not_null_columns
-- columns: id, code, note?
-- rows: many
select id, code, note from item

-- name: domains
-- columns: quantity, name?, title, present
-- rows: many
select quantity, name, title, present from item

-- name: checks
-- columns: checked, both_checked, other_checked, weak_check?
-- rows: many
select checked, both_checked, other_checked, weak_check from item

-- name: composite_primary_key
-- columns: a, b, c?
-- rows: many
select a, b, c from pair

-- name: star
-- columns: id, code, note?, quantity, name?, title, present, checked, both_checked, other_checked, weak_check?
-- rows: many
select * from item

-- name: system_columns
-- columns: tableoid, ctid, xmin
-- rows: many
select tableoid, ctid, xmin from item

-- name: whole_row
-- columns: item, id, note?
-- rows: many
select item, (item).id, (item).note from item

-- name: casts_keep_nullability
-- columns: id, note?, quantity, c?
-- rows: many
select id::text, note::varchar(3), quantity::bigint, cast(c as numeric) from item cross join pair

-- name: domain_cast_of_null
-- columns: note?, code
-- rows: many
select note::label, code::label from item
