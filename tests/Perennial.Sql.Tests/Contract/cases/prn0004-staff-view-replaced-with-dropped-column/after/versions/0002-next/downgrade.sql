create or replace view staff.active_people with (security_barrier) as
select p.person_id, p.login, p.full_name, p.manager_id from staff.people p where p.active;
create or replace view staff.teams as
select m.person_id as manager_id, m.full_name as manager, count(p.person_id) as members
from staff.active_people m join staff.active_people p on p.manager_id = m.person_id
group by m.person_id, m.full_name;
