create schema app;
create foreign table app.kept (id bigint not null, note text) server archive options (place 'kept');
create foreign table app.gone (id bigint) server archive;
alter foreign table app.gone add column note text default 'none', add constraint gone_id_check check (id > 0);
alter foreign table app.gone options (add place 'gone');
alter foreign table app.gone rename column note to remark;
