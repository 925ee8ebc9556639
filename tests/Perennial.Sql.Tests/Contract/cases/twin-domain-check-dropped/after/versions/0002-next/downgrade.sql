alter domain app.label add constraint label_check check (value <> '');
