alter table "Texts"."Translation" drop column note;
