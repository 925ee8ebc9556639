alter table app.notes drop column rank;
