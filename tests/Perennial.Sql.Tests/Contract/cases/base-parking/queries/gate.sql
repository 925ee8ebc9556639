-- service: gate

-- name: Enter :one
insert into tickets_issued (garage_id, plate) values (@garage, @plate) returning ticket;

-- name: Leave :one
update tickets_issued set exited = now() where ticket = @ticket and exited is null returning plate, entered;

-- name: Parked :many
select ticket, plate, entered from tickets_issued where garage_id = @garage and exited is null order by entered limit 200;
