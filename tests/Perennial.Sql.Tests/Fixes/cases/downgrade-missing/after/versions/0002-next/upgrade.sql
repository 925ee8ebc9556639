alter table app.items add column weight integer;
drop index app.notes_item_id_idx;
