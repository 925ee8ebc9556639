alter table app.items alter column size type integer using 0;
