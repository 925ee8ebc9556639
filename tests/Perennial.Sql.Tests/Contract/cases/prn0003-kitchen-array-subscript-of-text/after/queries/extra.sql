-- name: A :many
select "Title"[1] from "Recipes";
