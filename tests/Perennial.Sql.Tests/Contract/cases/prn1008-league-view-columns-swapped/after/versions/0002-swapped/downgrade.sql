-- Back from version 2 to 1.

set local search_path = league;

drop view league.top_three;

drop view league.standings;

create view league.standings as
select t.team, t.name, count(r.match_id) as games, coalesce(sum(case when r.scored > r.conceded then 3 when r.scored = r.conceded then 1 else 0 end), 0) as points from teams as t left join results as r using (team) group by t.team, t.name;

create view league.top_three as
select * from standings order by points desc limit 3;

grant select on table league.standings to public;
