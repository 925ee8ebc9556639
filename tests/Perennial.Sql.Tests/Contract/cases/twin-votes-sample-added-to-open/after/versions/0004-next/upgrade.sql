alter table polls add column asked_by text;
