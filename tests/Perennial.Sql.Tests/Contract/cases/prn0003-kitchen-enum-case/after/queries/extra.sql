-- name: A :many
select "Title" from "Recipes" where "Course" = 'main';
