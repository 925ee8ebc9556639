-- name: A :many
select "Title" from Recipes;
