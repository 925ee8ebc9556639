-- name: A :one
insert into "Recipes" ("RecipeId", "Title", "Course", "Steps") values (@id, @title, 'Dessert', array['mix', 'bake']) returning "RecipeId";
