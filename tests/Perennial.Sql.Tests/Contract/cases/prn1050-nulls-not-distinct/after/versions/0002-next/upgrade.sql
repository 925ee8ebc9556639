create unique index items_size_key on app.items (size) nulls not distinct;
