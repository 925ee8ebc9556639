-- name: A :many
select "Title" from "Recipes" c join "Recipes" p on p."RecipeId" = c."ParentId";
