create unique index items_size_idx on app.items (size) nulls not distinct;
