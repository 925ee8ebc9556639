-- name: :many
select b.label from bins b;

-- name: :many
select b.dims from bins b;
