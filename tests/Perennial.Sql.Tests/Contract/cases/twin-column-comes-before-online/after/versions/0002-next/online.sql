create index concurrently items_hidden_idx on app.items (hidden);
