-- name: Numbered :many
SELECT a, ordinality FROM json_to_record('{}') WITH ORDINALITY AS x (a int);
