-- schema: harbor

-- name: A :many
with recursive r(imo) as (select imo from harbor.ships union all select imo + 1 from r where imo < 5) search depth first by imo set o select imo from r order by o;
