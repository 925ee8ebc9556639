-- name: WholePages :many
select p from pages p;
