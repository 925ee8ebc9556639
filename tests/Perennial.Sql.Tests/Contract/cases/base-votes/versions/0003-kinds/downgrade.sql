alter table polls drop column kind;
