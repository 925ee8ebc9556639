-- schema: bakery
-- name: LargeCakes :many
select c.name from bakery.cakes c where c.size = 'lagre';
