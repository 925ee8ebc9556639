create index items_size_idx on app.items (size);
