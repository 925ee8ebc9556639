-- schema: harbor

-- name: Arrive :single
insert into harbor.calls (imo, berth, arrived) values (@imo, @berth?, now()) returning call_id;

-- name: InPort :many
select * from harbor.in_port order by name;

-- name: Busiest :many
select berth, count(*) as calls from harbor.calls where berth is not null group by berth order by count(*) desc limit @top;
