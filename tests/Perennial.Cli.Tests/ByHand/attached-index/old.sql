create schema app;
create table app.p (d integer, k text) partition by list (d);
create table app.p1 partition of app.p for values in (1);
create index p_k on app.p (k);
