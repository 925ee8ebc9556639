-- name: Colour :one
select n.attributes -> 'colour' as colour from notes n where n.id = $1;
-- name: PerHour :many
select date_trunc('hour', n.at) as hour, count(*) from notes n group by 1;
-- name: Words :many
select w as word, count(*) from notes n, regexp_split_to_table(n.text, ' ') w group by w;
-- name: Rotate :many
select gen_random_uuid() as key, n.labels[2:] as labels from notes n order by n.id fetch first 5 rows with ties;
