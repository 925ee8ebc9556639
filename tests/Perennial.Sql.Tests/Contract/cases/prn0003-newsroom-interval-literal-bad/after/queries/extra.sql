-- name: A :many
select slug from articles where published > now() - interval '5 dayz';
