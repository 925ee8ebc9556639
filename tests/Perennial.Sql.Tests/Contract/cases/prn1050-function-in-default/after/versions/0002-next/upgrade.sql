alter table app.notes add column tag uuid default uuidv7();
