-- schema: harbor

-- name: A :many
select range_agg(tstzrange(c.arrived, c.left_at)) as busy from harbor.calls c;
