-- service: desk
-- schema: lg

-- name: State :one
select s.parcel_id, s.reference from lg.parcel_state s where s.parcel_id = @parcel_id;

-- name: Dear :many
select d.parcel_id, d.reference from lg.dear_parcels d order by d.parcel_id;

-- name: Add :exec
insert into lg.parcels (parcel_id, reference, code, zone, price, currency, sender)
values (@parcel_id, @reference, @code, @zone, @price, @currency, @sender);

-- name: Moves :many
select m.move_id, m.zone from lg.moves m order by m.move_id limit @rows;
