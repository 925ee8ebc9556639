create index concurrently items_size_idx on app.items (size);
