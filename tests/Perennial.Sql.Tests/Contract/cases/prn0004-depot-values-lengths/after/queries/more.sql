-- name: Two :exec
insert into bins (label, flags) values ('a', B'0000'), ('b');
