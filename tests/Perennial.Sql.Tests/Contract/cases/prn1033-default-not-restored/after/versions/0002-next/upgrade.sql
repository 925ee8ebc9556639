alter table app.items alter column state set default 'done';
