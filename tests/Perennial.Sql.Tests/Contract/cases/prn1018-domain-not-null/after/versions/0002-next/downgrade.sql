alter domain app.label drop not null;
