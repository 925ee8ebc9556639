-- schema: gym
-- service: door
-- name: Enter :exec
select gym.visit(@member, null);
-- name: Join :exec
insert into gym.members values (@id, @name, current_date);
