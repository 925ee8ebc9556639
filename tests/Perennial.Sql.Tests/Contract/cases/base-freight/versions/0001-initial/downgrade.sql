drop view freight.open_legs;
drop table "Ops"."Audit Log", freight.events, freight.legs, freight.carriers;
drop function freight.note_leg();
drop sequence freight.waybill_no;
drop type freight.geo_point, freight.leg_state;
drop domain freight.kilos;
drop schema "Ops";
drop schema freight;
drop extension citext;
