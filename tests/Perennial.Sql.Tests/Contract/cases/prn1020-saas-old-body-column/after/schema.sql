create table tenants (
  tenant_id uuid primary key,
  slug text not null unique,
  region text not null default 'eu'
);

create type event_kind as enum ('login', 'invoice');

create table events (
  event_id bigint generated always as identity primary key,
  tenant_id uuid not null references tenants,
  kind event_kind not null,
  body jsonb not null default '{}',
  at timestamptz not null default now()
);

create index events_tenant on events (tenant_id, at);

create table invoices (
  invoice_no integer primary key,
  tenant_id uuid not null references tenants,
  cents bigint not null check (cents >= 0),
  paid_at timestamptz
);
