create schema app;
create foreign table app.kept (id bigint not null, note varchar(20) default 'x') server archive options (place 'kept');
alter foreign table app.kept add column size integer not null default 0, add constraint kept_size_check check (size >= 0);
create foreign table app.made (id bigint, dropped text) server archive options (place 'made');
set search_path = app, public;
alter table made add column later text;
alter foreign table made drop column dropped;
comment on column app.made.later is 'came later';
alter foreign table made rename to made_late;
