-- name: A :many
with tree as (select "RecipeId", "ParentId" from "Recipes" where "ParentId" is null union all select r."RecipeId", r."ParentId" from "Recipes" r join tree t on t."RecipeId" = r."ParentId") select "RecipeId" from tree;
