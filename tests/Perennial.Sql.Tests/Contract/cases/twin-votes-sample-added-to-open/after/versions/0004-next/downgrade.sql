alter table polls drop column asked_by;
