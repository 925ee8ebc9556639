alter table app.items add column rank integer;
alter table app.items add constraint rank_ok check (rank > 0) not valid;
