-- name: PerHour :many
select date_bin('1 hour', n.at, timestamp '2020-01-01') as hour, count(*) from notes n group by 1;
