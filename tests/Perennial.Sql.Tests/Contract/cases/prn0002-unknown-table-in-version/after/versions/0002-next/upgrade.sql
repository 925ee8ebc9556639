alter table app.itmes add column rank integer;
