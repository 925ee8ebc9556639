-- From version 1 to 2: played.

set local search_path = league;

drop view league.top_three;

drop view league.standings;

drop view league.results;

create view league.results as
select m.match_id, m.home as team, m.home_goals as scored, m.away_goals as conceded from matches as m where m.home_goals is not null union all select m.match_id, m.away, m.away_goals, m.home_goals from matches as m where m.away_goals is not null and m.played <= current_date;

create view league.standings as
select t.team, t.name, count(r.match_id) as games, coalesce(sum(case when r.scored > r.conceded then 3 when r.scored = r.conceded then 1 else 0 end), 0) as points from teams as t left join results as r using (team) group by t.team, t.name;

create view league.top_three as
select * from standings order by points desc limit 3;

grant select on table league.standings to public;
