create schema chess;
create type chess.result as enum ('white', 'black', 'draw');
create table chess.games (game_id uuid primary key default gen_random_uuid(), white text not null, black text not null, result chess.result, moves text[] not null default '{}', check (white <> black));
create view chess.finished as select g.game_id, g.white, g.black, g.result from chess.games g where g.result is not null;
create view chess.scores as
select p.player, sum(p.points) as points from (
  select f.white as player, case f.result when 'white' then 1 when 'draw' then 0.5 else 0 end as points from chess.finished f
  union all select f.black, case f.result when 'black' then 1 when 'draw' then 0.5 else 0 end from chess.finished f) p group by p.player;
-- service: arbiter
-- raises: P0001 IllegalMove
-- deprecated: use play_move
create function chess.play(game uuid, move text) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare n integer;
begin
  if move = '' then raise exception 'illegal' using errcode = 'P0001'; end if;
  update chess.games g set moves = g.moves || move where g.game_id = game returning cardinality(g.moves) into n;
  return n;
end $$;
-- service: arbiter
create function chess.play_move(game uuid, move text, clock interval default '0') returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$ begin return chess.play(game, move); end $$;
