alter domain app.label drop constraint label_check;
