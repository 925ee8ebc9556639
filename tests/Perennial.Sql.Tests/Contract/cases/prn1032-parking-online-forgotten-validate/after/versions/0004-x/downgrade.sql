alter table tickets_issued drop constraint plate_some;
