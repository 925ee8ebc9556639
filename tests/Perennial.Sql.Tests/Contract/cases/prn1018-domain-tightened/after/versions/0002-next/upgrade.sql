alter domain app.label add constraint label_short check (length(value) < 10);
