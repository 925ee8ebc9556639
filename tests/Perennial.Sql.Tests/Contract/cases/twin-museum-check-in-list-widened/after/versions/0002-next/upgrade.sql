alter table museum.works drop constraint works_kind_check;
alter table museum.works add constraint works_kind_check check (kind in ('painting', 'sculpture', 'print'));
