-- schema: court
-- service: booking

-- name: Settled :many
select p.name from court.players p where exists (select 1 where court.settle(p.player_id) > 0);
