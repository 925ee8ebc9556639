drop index app.items_label_idx;
