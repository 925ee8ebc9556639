alter index app.notes_item_id_idx reset (fillfactor);
