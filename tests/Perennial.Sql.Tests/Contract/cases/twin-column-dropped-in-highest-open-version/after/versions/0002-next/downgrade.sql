drop table app.later;
