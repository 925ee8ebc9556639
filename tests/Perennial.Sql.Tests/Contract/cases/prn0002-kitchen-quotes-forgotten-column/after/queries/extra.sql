-- name: A :many
select r.Title from "Recipes" r;
