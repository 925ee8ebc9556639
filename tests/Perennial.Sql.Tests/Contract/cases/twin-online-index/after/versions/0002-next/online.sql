create index concurrently if not exists items_size_idx on app.items (size);
