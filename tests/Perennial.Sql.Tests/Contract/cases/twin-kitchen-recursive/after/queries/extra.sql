-- name: A :many
with recursive tree as (select "RecipeId", 1 as depth from "Recipes" where "ParentId" is null union all select r."RecipeId", t.depth + 1 from "Recipes" r join tree t on t."RecipeId" = r."ParentId") select "RecipeId", depth from tree order by depth, "RecipeId";
