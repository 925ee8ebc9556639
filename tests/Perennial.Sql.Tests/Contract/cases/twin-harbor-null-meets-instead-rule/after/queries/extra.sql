-- schema: harbor

-- name: AddBerth :exec
insert into harbor.berths (berth, depth_m) values (@berth, null);
