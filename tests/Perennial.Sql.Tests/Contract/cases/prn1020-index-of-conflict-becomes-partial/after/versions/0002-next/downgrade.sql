drop index app.items_label_key;
create unique index items_label_key on app.items (label);
