drop sequence app.notes_seen;
