create index items_label_idx on app.items (label);
