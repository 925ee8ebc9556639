alter table "Texts"."Translation" drop column if exists note;
