create or replace view freight.open_legs as
select l.leg_id, l.carrier_id, c.name as carrier, l.state
from freight.legs l join freight.carriers c using (carrier_id)
where l.state <> 'done';
