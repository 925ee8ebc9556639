-- From version 0 to 1: initial.

create table public.tenants (
    tenant_id uuid not null,
    slug text not null,
    plan text default 'free' not null,
    constraint tenants_pkey primary key (tenant_id),
    constraint tenants_slug_key unique (slug)
);
