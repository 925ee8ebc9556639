-- From version 2 to 3: invoices.

create table public.invoices (
    invoice_no integer not null,
    tenant_id uuid not null,
    cents bigint not null,
    paid_at timestamp with time zone,
    constraint invoices_cents_check check (cents >= 0),
    constraint invoices_pkey primary key (invoice_no)
);

alter table public.invoices add constraint invoices_tenant_id_fkey foreign key (tenant_id) references public.tenants (tenant_id);
