-- name: A :many
select c."Title", p."Title" as "ParentTitle" from "Recipes" c left join "Recipes" p on p."RecipeId" = c."ParentId";
