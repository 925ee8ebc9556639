-- name: A :exec
update "MainDishes" set "Title" = @title where "RecipeId" = @id;
