-- name: Elsewhere :many
SELECT id FROM other.public.beers;
-- name: ElsewhereToo :many
SELECT other.public.beers.id FROM beers;
