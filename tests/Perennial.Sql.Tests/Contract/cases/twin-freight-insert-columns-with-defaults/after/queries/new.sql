-- schema: freight
-- service: dispatch

-- name: A :single
insert into freight.legs (carrier_id, origin, destination, weight) values (@carrier, @o, @d, @w) on conflict (waybill) do nothing returning leg_id, route;
