alter table staff.people drop column email;
