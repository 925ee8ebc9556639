-- schema: auction

-- name: A :many
-- optinal: state
select lot_id from auction.lots where state = @state;
