drop function staff.is_boss(uuid);
drop view staff.teams;
drop view staff.active_people;
drop table staff.people;
drop schema staff;
