-- g
grant select on league.teams to public;
