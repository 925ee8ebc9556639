drop index freight.legs_waybill_key;
create index legs_waybill_key on freight.legs (waybill, leg_id);
