-- name: A :many
select name from authors where born = '1900-2000';
