alter domain app.label add constraint short check (length(value) < 40);
