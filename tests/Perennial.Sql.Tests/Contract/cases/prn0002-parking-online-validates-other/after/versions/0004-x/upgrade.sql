-- p
alter table tickets_issued add constraint plate_some check (plate <> '') not valid;
