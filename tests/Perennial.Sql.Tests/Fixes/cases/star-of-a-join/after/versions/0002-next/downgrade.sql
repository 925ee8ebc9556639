alter table app.notes drop column author;
