-- From version 1 to 2: events.

create type public.event_kind as enum ('login', 'invoice');

create table public.events (
    event_id bigint generated always as identity,
    tenant_id uuid not null,
    kind public.event_kind not null,
    body jsonb default '{}' not null,
    at timestamp with time zone default now() not null,
    constraint events_pkey primary key (event_id)
);

create index events_tenant on public.events (tenant_id, at);

alter table public.events add constraint events_tenant_id_fkey foreign key (tenant_id) references public.tenants (tenant_id);
