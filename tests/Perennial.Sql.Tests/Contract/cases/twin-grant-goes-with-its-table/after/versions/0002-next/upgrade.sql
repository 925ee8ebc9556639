create table app.passing (a integer);
grant select on app.passing to reporting;
drop table app.passing;
