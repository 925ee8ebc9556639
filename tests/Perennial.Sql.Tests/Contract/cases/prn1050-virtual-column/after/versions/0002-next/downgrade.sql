alter table app.notes drop column length;
