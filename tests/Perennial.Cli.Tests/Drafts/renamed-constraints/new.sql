create schema app;
create table app.c (id bigint constraint c_pkey primary key, code text constraint c_code_key unique, n integer constraint c_n_check check (n > 0), m integer constraint n_ok check (m > 0));
create table app.a (id bigint constraint a_id_fkey references app.c, m integer, constraint a_m_excl exclude (m with =));
create table app.p (id bigint, constraint p_key primary key (id)) partition by range (id);
create table app.p1 partition of app.p default;
alter table app.c cluster on c_pkey;
comment on constraint c_n_check on app.c is 'above nothing';
comment on constraint n_ok on app.c is 'positive';
