drop index things_owner_idx;
create index things_owner_idx on things (b, a) where note is not null;
