drop table app.readings;
