grant select on table staff.teams to hr_people;
