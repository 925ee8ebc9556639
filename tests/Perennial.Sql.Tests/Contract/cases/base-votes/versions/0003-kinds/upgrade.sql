alter table polls add column kind smallint not null default 1;
