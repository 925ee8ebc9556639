-- name: WholePages :many
select p.id, p from pages p;

-- name: WholePage :value
select p from pages p where p.id = @id;
