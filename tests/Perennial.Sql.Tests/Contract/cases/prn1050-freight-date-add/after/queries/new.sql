-- schema: freight
-- service: dispatch

-- name: A :value
select date_add(now(), interval '1 day', 'Europe/Berlin');
