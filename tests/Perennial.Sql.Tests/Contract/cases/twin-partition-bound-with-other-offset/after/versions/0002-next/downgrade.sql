drop table app.log;
