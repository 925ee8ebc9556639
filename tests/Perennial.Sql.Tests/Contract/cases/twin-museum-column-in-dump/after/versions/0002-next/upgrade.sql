alter table museum.works add column seen bool not null default false;
