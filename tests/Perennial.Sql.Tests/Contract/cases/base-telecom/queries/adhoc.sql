-- service: adhoc

-- name: FaultsPerDay :many
select date(seen) as day, count(*) as faults from faults group by 1 order by 1;
