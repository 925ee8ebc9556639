drop trigger notes_check on app.notes;
drop function app.check_note();
