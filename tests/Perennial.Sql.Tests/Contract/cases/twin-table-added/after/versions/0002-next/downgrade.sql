drop table app.tags;
