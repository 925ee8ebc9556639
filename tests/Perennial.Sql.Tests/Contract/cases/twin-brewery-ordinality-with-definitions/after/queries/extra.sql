-- name: Numbered :many
SELECT x.a, x.n FROM ROWS FROM (json_to_record('{"a": 1}') AS (a int)) WITH ORDINALITY AS x (a, n);
-- name: Qualified :many
SELECT public.beers.id FROM public.beers;
