-- name: A :many
select "RecipeId" from "Recipes" where "Title" = 'soup;
