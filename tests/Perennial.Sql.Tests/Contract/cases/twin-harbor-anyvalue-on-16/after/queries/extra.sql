-- schema: harbor

-- name: A :many
select imo, any_value(berth) as berth, sum(1_000) as thousand from harbor.calls group by imo;
