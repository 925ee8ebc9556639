create unique index items_label_key on app.items (label);
