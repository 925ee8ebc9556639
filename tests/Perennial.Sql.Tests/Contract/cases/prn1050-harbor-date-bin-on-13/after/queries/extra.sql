-- schema: harbor

-- name: A :many
select date_bin('15 minutes', c.arrived, timestamptz '2000-01-01') as slot, count(*) from harbor.calls c group by 1;
