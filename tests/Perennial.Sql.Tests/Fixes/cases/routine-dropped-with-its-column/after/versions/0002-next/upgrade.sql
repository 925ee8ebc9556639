alter table app.notes rename column body to words;
