drop index app.items_size_key;
