-- service: port

-- name: PlanVoyage :one
insert into voyages (voyage, ship, leaves) values (nextval('voyage_numbers'), @ship, @leaves) returning voyage;

-- name: Cancel :execrows
update sailing set leaves = leaves where voyage = @voyage;

-- name: Seat :execrows
insert into seats (voyage, seat, passenger) values (@voyage, @seat, @passenger)
on conflict (voyage, seat) do update set passenger = excluded.passenger;

-- name: Fees :many
select ship, car_fee(cars) as fee from ships order by ship;

-- name: MySeat :one
select voyage, seat from seats where passenger = @passenger;

=======
-- name: AddShip :exec
insert into ships (ship, cars) values (@ship, @cars);

-- name: ShipLabel :one
select label from ships where ship = @ship;
