alter table app.items rename column extent to size;
