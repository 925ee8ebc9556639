create table app_lists (d integer, k text) partition by list (d);
create table app_lists_1 partition of app_lists for values in (1);
create index app_lists_k on only app_lists (k);
