alter table staff.people add column email text;
alter table staff.people drop column login;
alter table staff.people add column login text not null;
