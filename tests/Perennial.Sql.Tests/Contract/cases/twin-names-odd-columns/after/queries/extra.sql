-- name: Odd :many
select "1st", "a b", object, default_ from tasks;
