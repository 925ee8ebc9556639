-- n
alter table voyages add column note text default 'none', add constraint voyages_note_check check (note <> '');
