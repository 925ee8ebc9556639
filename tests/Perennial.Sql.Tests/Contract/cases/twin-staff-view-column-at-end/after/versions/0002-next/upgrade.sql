create or replace view staff.active_people with (security_barrier) as
select p.person_id, p.login, p.full_name, p.manager_id, p.hired from staff.people p where p.active;
