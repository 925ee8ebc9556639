-- name: Two :many
select aclexplode(relacl) as x from pg_class;
