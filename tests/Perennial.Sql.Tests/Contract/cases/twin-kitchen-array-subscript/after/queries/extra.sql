-- name: A :many
select "Title", "Steps"[1] as first, "Steps"[2:] as others from "Recipes" where 'boil' = any("Steps");
