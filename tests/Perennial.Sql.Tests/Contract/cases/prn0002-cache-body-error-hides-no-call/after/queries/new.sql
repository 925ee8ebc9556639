-- name: Count :one
select entry_count(1, 2) as n;
