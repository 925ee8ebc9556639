drop index concurrently app.items_size_idx;
