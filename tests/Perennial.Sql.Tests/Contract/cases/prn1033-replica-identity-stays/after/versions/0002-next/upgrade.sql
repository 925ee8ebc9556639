alter table app.notes replica identity full;
