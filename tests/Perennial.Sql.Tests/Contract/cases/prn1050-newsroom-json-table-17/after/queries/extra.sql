-- name: A :many
select a.slug, j.tag from articles a cross join json_table(a.meta, '$.tags[*]' columns (tag text path '$')) as j;
