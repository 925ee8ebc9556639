revoke select on staff.teams from hr_people;
