drop trigger notes_check on app.open_notes;
drop function app.check_note();
