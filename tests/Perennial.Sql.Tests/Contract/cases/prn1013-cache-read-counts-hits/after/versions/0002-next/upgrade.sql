alter table entries add hits int not null default 0;
