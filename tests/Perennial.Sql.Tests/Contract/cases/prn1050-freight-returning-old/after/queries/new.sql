-- schema: freight
-- service: dispatch

-- name: A :many
update freight.carriers set rating = @r where carrier_id = @c returning old.rating as before, new.rating as after;
