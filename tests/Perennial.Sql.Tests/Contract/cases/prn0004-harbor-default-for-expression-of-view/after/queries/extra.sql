-- schema: harbor

-- name: Shout :exec
insert into harbor.shouted (imo, shout) values (@imo, default);
