alter table app.items add column rank integer, add column owner character varying(20);
alter table app.items add constraint items_rank_check check ((rank >= (0)));
alter table app.items add constraint items_rank_key unique (rank);
