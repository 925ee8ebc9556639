-- schema: mailer

-- name: Queue :value
insert into mailer.outbox (to_address, parts) values (@to_address, @parts) returning id;

-- name: Due :many
select o.id, o.to_address from mailer.outbox o where o.sent is null and o.tries < 5 for no key update skip locked limit @most;

-- name: Sent :exec
update mailer.outbox set sent = now() where id = any(@ids::uuid[]);
