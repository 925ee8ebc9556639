-- name: Late :many
select id from notes where at < now() - interval 'infinity';

-- name: Early :many
select id from notes where at < now() - '-infinity'::interval and at < 'infinity';
