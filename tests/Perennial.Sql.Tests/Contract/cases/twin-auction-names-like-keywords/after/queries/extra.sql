-- schema: auction

-- name: Parts :many
select p.key index, p."user" name, decode(p.key, 'hex') data from auction.parts p order by p.part_id limit 10 offset 5;
