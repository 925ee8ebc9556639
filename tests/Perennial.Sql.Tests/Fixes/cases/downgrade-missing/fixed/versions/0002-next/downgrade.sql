-- Back from version 2 to 1.

create index notes_item_id_idx on app.notes (item_id);

alter table app.items drop column weight;
