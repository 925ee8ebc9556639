drop table app.more;
