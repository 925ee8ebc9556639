-- Licence.
alter table tickets_issued rename column plate to licence;
