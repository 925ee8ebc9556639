alter table votes add column factor numeric not null default 1;
