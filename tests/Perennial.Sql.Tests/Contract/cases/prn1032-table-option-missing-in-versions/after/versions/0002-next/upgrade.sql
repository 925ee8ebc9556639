alter table app.notes set (fillfactor = 70);
