-- service: audit

-- name: Log :exec
insert into events (tenant_id, kind, body) values (@tenant, @kind, @body);

-- name: Events :many
select event_id, kind, body, at from events where tenant_id = @tenant and at >= @since order by at limit 500;

-- name: LastLogin :one
select max(at) as at from events where tenant_id = @tenant and kind = 'login';
