alter table app.items alter column size type point using point(size, 0);
