-- schema: harbor

-- name: A :many
select s.imo, range_agg(tstzrange(c.arrived, c.left_at)) as busy from harbor.calls c join harbor.ships s using (imo) group by s.imo;
