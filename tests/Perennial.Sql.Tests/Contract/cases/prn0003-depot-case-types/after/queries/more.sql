-- name: Describe :many
select case when b.last_move is null then 'never' else b.last_move end as moved from bins b;
