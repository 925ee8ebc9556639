drop index if exists app.items_size_idx;
