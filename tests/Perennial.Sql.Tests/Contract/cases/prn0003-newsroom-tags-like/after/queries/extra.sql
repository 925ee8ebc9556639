-- name: A :many
select slug from articles where tags like 'a%';
