-- name: Roads :many
select road_id, name from roads;

-- name: AddBridge :exec
insert into bridges (bridge_id, road_id, built) values (@bridge_id, @road_id, @built?);
