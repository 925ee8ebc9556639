alter table app.notes add column written_at timestamptz;
