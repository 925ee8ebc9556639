-- schema: freight
-- service: dispatch

-- name: PlanLeg :single
-- Plans a leg and gives its number.
insert into freight.legs (carrier_id, origin, destination, weight)
values (@carrier, @origin, @destination, @weight)
returning leg_id;

-- name: GetLeg :one
select l.leg_id, l.waybill, l.origin, l.destination, l.weight, l.state, l.departed, l.place
from freight.legs l
where l.leg_id = @leg;

-- name: LegsOf :many
select l.leg_id, l.route, l.state
from freight.legs l
where l.carrier_id = @carrier and l.state = @state
order by l.leg_id;

-- name: Depart :execrows
update freight.legs set state = 'running', departed = @at where leg_id = @leg and state = 'planned';

-- name: CountOpen :value
select count(*) from freight.open_legs;

-- name: NoteEvent :exec
insert into freight.events (leg_id, happened, kind, payload) values (@leg, @happened, @kind, @payload);
