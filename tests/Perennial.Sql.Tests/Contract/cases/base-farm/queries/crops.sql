-- schema: farm
-- name: Plant :exec
insert into farm.crops values (@field, @year, @crop) on conflict do nothing;
-- name: Rotation :many
select c.year, c.crop, lag(c.crop, 1, 'none') over (order by c.year) as previous from farm.crops c where c.field = @field;
