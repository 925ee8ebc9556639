-- schema: zoo
-- name: Overview :many
select * from zoo.overview o where o.diet = any(@diets);
-- name: Diets :many
select a.diet, count(*) filter (where a.weight > 100) as heavy, grouping(a.diet) as total from zoo.animals a group by rollup (a.diet);
-- name: Move :execrows
update staff_zoo.cares c set keeper = k.id from staff_zoo.keepers k where k.name = @name and c.animal = @animal;
-- name: Family :many
select a.name, sqlc.embed(m) from zoo.animals a join zoo.animals m on m.id = a.mother where a.id in (sqlc.slice(ids));
