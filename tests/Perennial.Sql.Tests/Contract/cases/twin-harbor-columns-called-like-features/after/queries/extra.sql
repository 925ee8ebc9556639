-- schema: harbor

-- name: A :many
select s.name as any_value, c.berth as old, c.imo as new, 'MERGE INTO x' as json_table, 100000 as "uuidv7" from harbor.calls c join harbor.ships s using (imo) join (select 1 as merge) m on true;
