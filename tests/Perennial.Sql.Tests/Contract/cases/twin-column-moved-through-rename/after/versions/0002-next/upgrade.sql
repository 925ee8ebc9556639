alter table app.items rename column size to extent;
