-- name: A :many
select "Amount".unit from "Ingredients";
