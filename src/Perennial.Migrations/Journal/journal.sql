-- What the runner knows about a database, and what services may ask. Run once, in a transaction of its own.

create schema perennial;

comment on schema perennial is 'The journal of perennial upgrade. Services may only execute check_contract.';

create table perennial.database (
    only_row boolean primary key default true check (only_row),
    format integer not null default 1,
    version integer not null default 0,
    open_version integer,
    released boolean not null default false,
    contract_hash text
);

comment on table perennial.database is 'One row: where the database stands.';
comment on column perennial.database.format is 'The form of these tables.';
comment on column perennial.database.open_version is 'The lowest version that ran while it was open; null when all are sealed.';
comment on column perennial.database.released is 'Upgraded with sealed versions only; open ones are refused unless forced.';

insert into perennial.database default values;

create table perennial.history (
    history_id bigint generated always as identity primary key,
    version integer not null,
    step text not null,
    statement integer not null default 0,
    statement_hash text not null,
    state text not null check (state in ('started', 'done', 'applied', 'undone', 'sealed')),
    is_open boolean not null default false,
    started_at timestamptz not null,
    finished_at timestamptz,
    rows bigint,
    who text not null,
    tool_version text not null,
    source text
);

create index history_version_idx on perennial.history (version, history_id);

comment on table perennial.history is 'Everything that runners did, in order; rows are only ever added.';
comment on column perennial.history.step is 'A file of the version, or "version" for the whole of it.';
comment on column perennial.history.statement is 'Number within the file, from 1; 0 for the whole file.';
comment on column perennial.history.statement_hash is 'SHA-256 of the statement, the file or, for a whole version, of its files.';
comment on column perennial.history.source is 'The text of a file of an open version, as it ran or would have to be undone; for a whole version, its folder.';

create table perennial.procedures (
    version integer not null,
    signature text not null,
    source text not null,
    is_new boolean not null,
    primary key (version, signature)
);

comment on table perennial.procedures is 'The bodies that each version brought; a downgrade restores the newest older one. Version 0 holds procedures of "perennial dev" that no version has yet.';
comment on column perennial.procedures.is_new is 'The version created it; otherwise it replaced a body.';

create table perennial.roles (
    role_name text primary key,
    service text not null,
    rotation integer not null
);

comment on table perennial.roles is 'The service roles of this database, whose rights every upgrade brings up to date.';

-- The text that names a routine under any search path: queue.claim_task(text,integer).
create function perennial.signature(routine oid)
returns text
language sql stable strict
set search_path = pg_catalog, pg_temp
as 'select routine::regprocedure::text';

revoke all on function perennial.signature(oid) from public;

-- The routine that a signature names, or null. Servers before 16 raise an error when a type or schema in it does not exist.
create function perennial.routine(signature text)
returns oid
language plpgsql stable strict
set search_path = pg_catalog, pg_temp
as $$
begin
    return to_regprocedure(signature)::oid;
exception when others then
    return null;
end
$$;

revoke all on function perennial.routine(text) from public;

-- Definer, because service roles cannot read the journal; so every object is qualified and the search path pinned.
create function perennial.check_contract(version integer, procedures text[])
returns table (database_version integer, version_hash text, missing text[])
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
    signature text;
    routine oid;
begin
    select d.version into database_version from perennial.database d;

    select h.statement_hash into version_hash
    from perennial.history h
    where h.version = check_contract.version and h.step = 'version' and h.version <= database_version
    order by h.history_id desc
    limit 1;

    missing := '{}';
    foreach signature in array procedures loop
        routine := perennial.routine(signature);
        if routine is null then
            missing := missing || (signature || ' does not exist');
        elsif not has_function_privilege(session_user, routine, 'execute')
           or not has_schema_privilege(session_user, (select p.pronamespace from pg_proc p where p.oid = routine), 'usage') then
            missing := missing || (signature || ' may not be executed by role ' || session_user);
        end if;
    end loop;
    return next;
end
$$;

revoke all on function perennial.check_contract(integer, text[]) from public;
