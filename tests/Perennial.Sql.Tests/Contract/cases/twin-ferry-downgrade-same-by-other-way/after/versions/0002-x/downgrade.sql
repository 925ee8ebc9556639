alter table voyages drop constraint voyages_note_check, drop column note;
