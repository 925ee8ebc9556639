alter table app.notes alter column body set storage extended;
