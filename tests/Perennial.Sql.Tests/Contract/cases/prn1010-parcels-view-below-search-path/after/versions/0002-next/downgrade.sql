create or replace view lg.parcel_state as
select p.parcel_id, p.reference, p.sender from lg.parcels p;
