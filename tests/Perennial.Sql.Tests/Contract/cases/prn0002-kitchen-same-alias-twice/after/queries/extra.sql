-- name: A :many
select r."Title" from "Recipes" r join "Ingredients" r on true;
