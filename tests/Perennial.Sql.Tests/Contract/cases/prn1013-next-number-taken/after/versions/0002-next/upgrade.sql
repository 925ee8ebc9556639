create sequence app.notes_seen;
