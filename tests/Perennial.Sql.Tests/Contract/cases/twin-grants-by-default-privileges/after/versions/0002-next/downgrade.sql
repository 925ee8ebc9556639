drop table app.extras;
alter default privileges in schema app revoke select on tables from reporting;
