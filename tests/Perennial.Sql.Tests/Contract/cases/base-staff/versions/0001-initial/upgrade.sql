create schema staff;
grant usage on schema staff to hr_people;

create table staff.people (
    person_id uuid primary key default gen_random_uuid(),
    login text not null,
    full_name text not null,
    manager_id uuid references staff.people,
    salary numeric(10, 2),
    hired date not null default current_date,
    active boolean not null default true,
    unique nulls not distinct (login, manager_id)
);
alter table staff.people enable row level security;
create policy own_row on staff.people for select using (login = current_user);
create policy managers on staff.people as permissive for update to hr_people using (true) with check (salary >= 0);

create view staff.active_people with (security_barrier) as
select p.person_id, p.login, p.full_name, p.manager_id from staff.people p where p.active;

create view staff.teams as
select m.person_id as manager_id, m.full_name as manager, count(p.person_id) as members
from staff.active_people m join staff.active_people p on p.manager_id = m.person_id
group by m.person_id, m.full_name;

grant select on staff.active_people to hr_people;

create function staff.is_boss(person uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $body$
begin
    return exists (select from staff.people p where p.manager_id = person);
end
$body$;
