alter table app.notes drop column tag;
