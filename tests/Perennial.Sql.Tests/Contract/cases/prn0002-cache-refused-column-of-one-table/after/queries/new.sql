-- name: Follows :many
select e.hits from entries e;
-- name: FollowsToo :exec
update entries set hits = 1;
-- name: OfAnother :many
select b.hits from boxes b;
-- name: OfTheOther :many
select b.hits from entries e join boxes b on b.box = 1;
-- name: SetsAnother :exec
update boxes set hits = 1;
