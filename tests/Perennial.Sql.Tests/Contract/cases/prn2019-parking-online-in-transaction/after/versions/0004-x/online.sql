begin;
create index tickets_plate on tickets_issued (plate);
commit;
