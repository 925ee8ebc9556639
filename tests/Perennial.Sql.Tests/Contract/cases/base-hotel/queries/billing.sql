-- service: billing

-- name: PayStay :execrows
update stays set paid = @amount where stay_id = @stay and paid is null;

-- name: Unpaid :many
select s.stay_id, g.full_name, r.rate * (s.departure - s.arrival) as due
from stays s
join guests g using (guest_id)
join rooms r using (room_no)
where s.paid is null
order by s.stay_id;
