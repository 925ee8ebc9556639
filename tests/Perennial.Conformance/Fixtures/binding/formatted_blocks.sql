create table account (id integer primary key, label text);
create schema archive;
do $$
declare
    author text := 'a''b';
begin
    execute format(
        'alter table account
            add column changed timestamptz not null default now(),
            add column changed_by text not null default %L, add column share text default ''100%%''',
        coalesce(author, 'nobody')
    );
    execute 'alter table account alter column changed_by drop default';
    execute format('create table %I.%2$I (%s integer)', 'archive', 'Old Accounts', 'id');
    execute format('create view archive.shown as select id, %3$L::text as kind, %1$L::text as of from %2$I', 'y', 'account', 'x');
end $$;
-- queries
-- name: AddedColumns
select changed, changed_by, share from account where changed_by = $1;
-- name: NamedByConstants
select id from archive."Old Accounts";
-- name: ViewOfOne
select kind, of from archive.shown;
