create schema gym;
create table gym.members (id bigint primary key, name text not null, joined date not null);
create table gym.visits (member_id bigint not null references gym.members on delete cascade, at timestamptz not null, minutes int);
create function gym.visit(member bigint, minutes int) returns void language sql security definer set search_path = pg_catalog, pg_temp
as $$ insert into gym.visits values (member, now(), minutes) $$;
