create schema app;
create table app.c (id bigint constraint c_pk primary key, code text constraint code_uq unique, n integer constraint n_ok check (n > 0), m integer);
create table app.a (id bigint constraint a_c references app.c, m integer, constraint a_m exclude (m with =));
create table app.p (id bigint, constraint p_pk primary key (id)) partition by range (id);
create table app.p1 partition of app.p default;
alter table app.c cluster on c_pk;
comment on constraint c_pk on app.c is 'the key';
comment on constraint n_ok on app.c is 'positive';
