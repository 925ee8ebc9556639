create schema league;
set search_path = league;

create table teams (team integer primary key, name text not null, founded smallint);
create table matches (
  match_id integer generated always as identity (start with 100 increment by 1) primary key,
  home integer not null references teams,
  away integer not null references teams,
  played date not null,
  home_goals smallint,
  away_goals smallint,
  check (home <> away)
);

create view results as
select m.match_id, m.home as team, m.home_goals as scored, m.away_goals as conceded from matches m where m.home_goals is not null
union all
select m.match_id, m.away, m.away_goals, m.home_goals from matches m where m.away_goals is not null;

create view standings as
select t.team, t.name,
  count(r.match_id) as games,
  coalesce(sum(case when r.scored > r.conceded then 3 when r.scored = r.conceded then 1 else 0 end), 0) as points
from teams t left join results r using (team)
group by t.team, t.name;

create view top_three as select * from standings order by points desc limit 3;

create rule teams_keep as on delete to teams do instead nothing;

comment on table teams is 'Clubs';
comment on constraint matches_check on matches is 'Nobody plays himself';
