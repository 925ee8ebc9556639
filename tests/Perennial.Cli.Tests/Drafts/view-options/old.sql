create schema app;
create table app.notes (note_id bigint primary key, owner text not null, body text);
create view app.plain as select note_id, owner from app.notes where owner = current_user;
create view app.barrier with (security_barrier = true) as select note_id from app.notes;
create view app.checked as select note_id, owner from app.notes where note_id > 0 with check option;
create view app.above as select note_id from app.checked with local check option;
create view app.rewritten with (security_barrier = true) as select note_id, body from app.notes;
