-- name: Aisle :one
select a.aisle from aisle_of() a;
