alter table app.notes reset (fillfactor);
