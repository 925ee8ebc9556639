drop table freight.depots;
drop sequence freight.waybill_no cascade;
