-- name: GetRecipe :one
select "RecipeId", "Title", "Steps" from "Recipes" where "RecipeId" = @id;

-- name: Mains :many
select "RecipeId", "Title", "StepCount" from "MainDishes" order by "Title";

-- name: AddIngredient :exec
insert into "Ingredients" ("RecipeId", "Name", "Amount") values (@recipe_id, @name, row(@quantity?::numeric, @unit?::text)::"Amount");
