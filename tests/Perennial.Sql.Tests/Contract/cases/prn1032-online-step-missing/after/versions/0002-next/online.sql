create index concurrently if not exists items_size_index on app.items (size);
