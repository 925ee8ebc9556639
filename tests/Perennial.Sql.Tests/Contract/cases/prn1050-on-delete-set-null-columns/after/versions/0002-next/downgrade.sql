drop table app.marks;
