-- name: A :many
select ("Amount").unti from "Ingredients";
