alter table clinic.visits alter cost drop default;
alter table clinic.visits alter cost type numeric(10, 2) using cost::numeric;
alter table clinic.visits alter cost set default 0;
