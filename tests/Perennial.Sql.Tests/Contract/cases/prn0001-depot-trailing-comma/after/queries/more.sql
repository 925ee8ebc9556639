-- name: Broken :many
select b.label, b.flags, from bins b;
