alter table app.notes drop column written_at;
