-- name: Aisle :one
select a.aisle from aisle_of(bim => 1) a;
