-- service: accounts

-- name: AddTenant :exec
insert into tenants (tenant_id, slug) values (@id, @slug);


-- name: FindTenant :one
select tenant_id, slug, plan, plan = 'free' as free from tenants where slug = @slug;
