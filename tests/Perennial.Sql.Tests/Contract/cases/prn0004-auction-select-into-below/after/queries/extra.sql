-- schema: auction

-- name: Below :many
select s.a from (select 1 as a into kept) s;

-- name: Behind :many
select 1 as a union all select 2 into kept;
