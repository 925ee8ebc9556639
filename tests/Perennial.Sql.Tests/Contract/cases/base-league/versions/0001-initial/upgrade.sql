-- From version 0 to 1: initial.

set local search_path = league;

create schema league;

create table league.teams (
    team integer not null,
    name text not null,
    founded smallint,
    constraint teams_pkey primary key (team)
);

create table league.matches (
    match_id integer generated always as identity (start with 100),
    home integer not null,
    away integer not null,
    played date not null,
    home_goals smallint,
    away_goals smallint,
    constraint matches_check check (home <> away),
    constraint matches_pkey primary key (match_id)
);

alter table league.matches add constraint matches_home_fkey foreign key (home) references league.teams (team);

alter table league.matches add constraint matches_away_fkey foreign key (away) references league.teams (team);

create view league.results as
select m.match_id, m.home as team, m.home_goals as scored, m.away_goals as conceded from matches as m where m.home_goals is not null union all select m.match_id, m.away, m.away_goals, m.home_goals from matches as m where m.away_goals is not null;

create view league.standings as
select t.team, t.name, count(r.match_id) as games, coalesce(sum(case when r.scored > r.conceded then 3 when r.scored = r.conceded then 1 else 0 end), 0) as points from teams as t left join results as r using (team) group by t.team, t.name;

create view league.top_three as
select * from standings order by points desc limit 3;

create rule teams_keep as on delete to league.teams do instead nothing;

comment on constraint matches_check on league.matches is 'Nobody plays himself';

comment on table league.teams is 'Clubs';

grant select on table league.standings to public;
