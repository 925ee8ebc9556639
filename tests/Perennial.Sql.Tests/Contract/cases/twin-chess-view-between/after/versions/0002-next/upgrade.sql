create or replace view chess.scores as
select p.player, sum(p.points) as points from (
  select f.white as player, case f.result when 'white' then 1.0 when 'draw' then 0.5 else 0 end as points from chess.finished f
  union all select f.black, case f.result when 'black' then 1 when 'draw' then 0.5 else 0 end from chess.finished f) p group by p.player;
