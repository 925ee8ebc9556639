create or replace view lg.parcel_state as
select p.parcel_id, nullif(p.reference, '') as reference, p.sender from lg.parcels p;
