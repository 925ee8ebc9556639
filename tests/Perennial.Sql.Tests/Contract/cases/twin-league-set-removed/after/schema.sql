create schema league;

create table league.teams (team integer primary key, name text not null, founded smallint);
create table league.matches (
  match_id integer generated always as identity (start with 100 increment by 1) primary key,
  home integer not null references league.teams,
  away integer not null references league.teams,
  played date not null,
  home_goals smallint,
  away_goals smallint,
  check (home <> away)
);

create view league.results as
select m.match_id, m.home as team, m.home_goals as scored, m.away_goals as conceded from league.matches m where m.home_goals is not null
union all
select m.match_id, m.away, m.away_goals, m.home_goals from league.matches m where m.away_goals is not null;

create view league.standings as
select t.team, t.name,
  count(r.match_id) as games,
  coalesce(sum(case when r.scored > r.conceded then 3 when r.scored = r.conceded then 1 else 0 end), 0) as points
from league.teams t left join league.results r using (team)
group by t.team, t.name;

create view league.top_three as select * from league.standings order by points desc limit 3;

create rule teams_keep as on delete to league.teams do instead nothing;

comment on table league.teams is 'Clubs';
comment on constraint matches_check on league.matches is 'Nobody plays himself';
grant select on league.standings to public;
