alter table app.notes drop constraint notes_pkey;
alter table app.notes add primary key (note_id);
alter table app.notes alter column item_id set not null;
