-- name: Late :many
select id from notes where at < now() - interval 'infinity' or at > now() + '-infinity'::interval;
