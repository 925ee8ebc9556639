create table folders (id int primary key, path text not null, owner name not null default current_user);
create table notes (
    id int generated always as identity primary key,
    folder_id int not null references folders on delete restrict,
    text text not null,
    attributes jsonb not null default '{}',
    labels text[] not null default array[]::text[],
    at timestamp not null default now()
);
create view note_counts as select f.path, count(n.id) as notes from folders f left join notes n on n.folder_id = f.id group by f.path;
create function label_count(note int) returns int language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select cardinality(n.labels) from public.notes n where n.id = note $$;
