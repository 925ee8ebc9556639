create schema app;
create table app.readings (at timestamptz not null, id bigint not null, v integer, constraint readings_pkey primary key (id, at) with (fillfactor = 70)) partition by range (at);
create table app.readings_1 partition of app.readings for values from ('2020-01-01') to ('2021-01-01');
create index readings_at on app.readings using brin (at) with (pages_per_range = 64);
create index readings_v on app.readings (v);
create table app.plain (id bigint);
create index plain_id on app.plain (id) with (fillfactor = 80);
