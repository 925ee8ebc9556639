alter default privileges in schema app grant select on tables to reporting;
create table app.extras (extra_id bigint primary key);
