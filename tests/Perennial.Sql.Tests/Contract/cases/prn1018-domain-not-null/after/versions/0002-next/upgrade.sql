alter domain app.label set not null;
