create table parent (id integer not null, x integer not null);
create table child () inherits (parent);
create table grandchild () inherits (child);

-- name: column_of_all_children
-- columns: id, x
-- rows: many
select id, x from parent
