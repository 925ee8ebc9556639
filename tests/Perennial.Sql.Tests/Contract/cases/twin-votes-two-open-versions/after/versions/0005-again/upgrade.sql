alter table polls drop column asked_by;
alter table polls add column asker text;
