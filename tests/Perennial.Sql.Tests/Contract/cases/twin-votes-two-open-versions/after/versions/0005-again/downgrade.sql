alter table polls drop column asker;
alter table polls add column asked_by text;
