-- After the upgrade, while services run: each statement is a step of its own.

alter table league.matches validate constraint matches_home_goals_check;
