alter table app.remarks rename to notes;
