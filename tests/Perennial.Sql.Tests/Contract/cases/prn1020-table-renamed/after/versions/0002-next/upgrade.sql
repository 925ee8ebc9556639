alter table app.notes rename to remarks;
