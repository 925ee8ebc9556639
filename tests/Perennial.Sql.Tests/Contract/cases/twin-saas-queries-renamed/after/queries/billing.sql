-- service: billing

-- name: Invoice :exec
insert into invoices (invoice_no, tenant_id, cents) values (@no, @tenant, @cents);

-- name: OpenInvoices :many
select i.invoice_no, t.slug, i.cents from invoices i join tenants t using (tenant_id) where i.paid_at is null order by 1;
