-- name: A :exec
update "MainDishes" set "StepCount" = 3 where "RecipeId" = @id;
