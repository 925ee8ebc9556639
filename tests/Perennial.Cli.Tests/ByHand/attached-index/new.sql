create schema app;
create table app.p (d integer, k text) partition by list (d);
create table app.p1 partition of app.p for values in (1);
create index p_k on only app.p (k);
create index p1_k_idx on app.p1 (k);
