alter table closures drop column note;
alter table closures drop column urgent;
alter table closures drop constraint one;
