-- name: A :many
select slug from articles where tags @> array[1, 2];
