-- schema: court
-- service: booking

-- name: Sorted :many
select p.player_id from court.players p order by court.settle(p.player_id);
