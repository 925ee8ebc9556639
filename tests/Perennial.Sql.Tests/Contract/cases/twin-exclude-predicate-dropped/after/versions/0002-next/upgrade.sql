alter table closures drop column note;
alter table closures drop constraint one;
alter table closures drop column urgent;
