alter index app.notes_item_id_idx set (fillfactor = 80);
