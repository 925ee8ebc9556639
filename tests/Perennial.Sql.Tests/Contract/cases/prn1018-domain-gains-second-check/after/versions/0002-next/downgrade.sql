alter domain app.label drop constraint short;
