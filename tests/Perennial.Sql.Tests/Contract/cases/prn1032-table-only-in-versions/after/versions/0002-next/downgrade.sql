drop table app.forgotten;
