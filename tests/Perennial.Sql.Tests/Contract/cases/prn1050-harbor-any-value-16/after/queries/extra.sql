-- schema: harbor

-- name: A :many
select imo, any_value(berth) from harbor.calls group by imo;
