-- name: A :many
select "Steps" from "MainDishes";
