alter table entries add hits int;
