-- schema: staff
-- service: hr

-- name: GetPerson :one
-- row: Person
select p.person_id, p.login, p.full_name from staff.active_people p where p.person_id = @person_id;

-- name: ByLogin :many
-- row: Person
select p.person_id, p.login, p.full_name from staff.people p where p.login = @login;

-- name: Teams :many
select t.manager, t.members from staff.teams t where t.members >= @least order by t.members desc;

-- name: Hire :one
insert into staff.people (login, full_name, manager_id, salary) values (@login, @full_name, @manager_id?, @salary) returning person_id, hired;

-- name: Bosses :many
select p.login from staff.people p where staff.is_boss(p.person_id);
