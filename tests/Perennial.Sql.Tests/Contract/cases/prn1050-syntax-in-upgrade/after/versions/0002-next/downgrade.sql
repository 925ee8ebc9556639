drop table app.t;
