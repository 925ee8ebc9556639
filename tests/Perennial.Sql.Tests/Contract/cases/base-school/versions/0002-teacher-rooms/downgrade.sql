-- Back from version 2 to 1.

alter table core.teachers drop column room;
