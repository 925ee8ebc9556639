-- schema: court
-- service: billing

-- name: Charge :single
insert into court.charges (player_id, cents) values (@player_id, @cents) returning charge_id;

-- name: OwedBy :value
select coalesce(sum(c.cents), 0)::bigint from court.charges c where c.player_id = @player_id;
