-- schema: auction

-- name: A :execrows
truncate auction.bids;
