-- name: Words :many
select w as word, count(*) from notes n, string_to_table(n.text, ' ') w group by w;
