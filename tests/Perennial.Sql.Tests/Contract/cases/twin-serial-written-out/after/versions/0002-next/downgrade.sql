drop table app.logs;
