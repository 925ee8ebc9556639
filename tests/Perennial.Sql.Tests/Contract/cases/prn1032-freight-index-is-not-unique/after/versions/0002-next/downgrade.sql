drop index freight.legs_waybill_key;
create unique index legs_waybill_key on freight.legs (waybill);
