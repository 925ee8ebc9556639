alter table clinic.visits alter cost drop default;
alter table clinic.visits alter cost type text;
alter table clinic.visits alter cost set default '0';
