-- From version 1 to 2: goals.

alter table league.matches add constraint matches_home_goals_check check (home_goals >= 0) not valid;
