alter table app.notes drop constraint notes_pkey;
alter table app.notes add primary key (note_id, item_id);
