-- schema: auction

-- name: A :exec
insert into auction.lots (title, reserve) values (null, @reserve);
