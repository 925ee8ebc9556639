create schema league;

set search_path = league;

create table teams (team integer primary key, name text not null);

create table matches (match_id integer primary key, home integer not null references teams, played date not null);

create view fixtures as select m.match_id, t.name, m.played from matches m join teams t on t.team = m.home where m.played >= current_date;
