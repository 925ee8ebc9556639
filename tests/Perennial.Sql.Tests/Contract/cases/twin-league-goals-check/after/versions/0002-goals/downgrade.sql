-- Back from version 2 to 1.

alter table league.matches drop constraint matches_home_goals_check;
