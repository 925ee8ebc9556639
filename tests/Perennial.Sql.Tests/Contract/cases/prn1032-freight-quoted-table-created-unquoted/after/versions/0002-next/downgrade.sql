drop table "Ops".shifts;
