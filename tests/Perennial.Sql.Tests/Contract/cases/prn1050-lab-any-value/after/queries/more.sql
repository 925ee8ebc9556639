-- schema: lab
-- name: Some :many
select date_trunc('day', s.taken) as day, any_value(s.id) as example from lab.samples s group by 1;
