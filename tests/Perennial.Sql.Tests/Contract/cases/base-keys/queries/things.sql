-- name: Things :many
select t.id, o.label from things t natural join owners o order by t.id;
-- name: Thing :one
select t.id, t.note from things t where t.id = $1;
-- name: Owners :many
select o.a, o.b from owners o union select t.a, t.b from things t;
