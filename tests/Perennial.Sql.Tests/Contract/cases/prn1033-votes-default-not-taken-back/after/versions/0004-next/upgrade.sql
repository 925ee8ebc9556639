alter table polls alter column kind set default 2;
