-- schema: auction

-- name: StateInWords :many
select decode(l.title, 'a', 'b', 'c') as word from auction.lots l;
