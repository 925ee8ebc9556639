-- The database that calls are measured on.
create schema bench;

create table bench.items (
    item_id bigint generated always as identity primary key,
    name text not null,
    price numeric(12, 2) not null,
    quantity integer not null,
    note text,
    added_at timestamptz not null default now()
);

create table bench.jobs (
    job_id bigint generated always as identity primary key,
    queue_id integer not null,
    payload text not null,
    attempts integer not null default 0,
    taken_at timestamptz not null default '-infinity'
);

create index jobs_by_time on bench.jobs (queue_id, taken_at, job_id);

create table bench.entries (
    entry_id bigint not null,
    name text not null,
    amount numeric(12, 2) not null,
    entered_at timestamptz not null
);
