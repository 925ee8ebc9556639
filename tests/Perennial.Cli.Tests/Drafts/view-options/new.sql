create schema app;
create table app.notes (note_id bigint primary key, owner text not null, body text);
create view app.plain with (security_barrier = true, check_option = local) as select note_id, owner from app.notes where owner = current_user;
create view app.barrier as select note_id from app.notes;
create view app.checked with (security_barrier = true) as select note_id, owner from app.notes where note_id > 0 with local check option;
create view app.above as select note_id from app.checked;
create view app.rewritten with (security_barrier = true) as select note_id, owner, body from app.notes;
create view app.fresh with (security_barrier = true) as select owner from app.notes with cascaded check option;
