-- Notes.
alter table "Texts"."Translation" add column Note text;
