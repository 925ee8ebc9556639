-- Back from version 1 to 0.

drop rule teams_keep on league.teams;

drop view league.top_three;

drop view league.standings;

drop view league.results;

drop table league.matches;

drop table league.teams;

drop schema league;
