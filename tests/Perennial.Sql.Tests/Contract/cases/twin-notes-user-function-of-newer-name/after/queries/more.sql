-- name: Binned :many
select date_bin('1 hour', n.at) as hour from notes n;
