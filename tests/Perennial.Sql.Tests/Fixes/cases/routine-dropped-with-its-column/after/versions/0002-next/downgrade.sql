alter table app.notes rename column words to body;
