alter table app.notes drop column body;
