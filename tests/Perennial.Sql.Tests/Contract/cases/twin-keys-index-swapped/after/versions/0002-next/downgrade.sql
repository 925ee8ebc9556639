drop index things_owner_idx;
create index things_owner_idx on things (a, b) where note is not null;
