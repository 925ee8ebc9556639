-- name: probe_put :exec
insert into probe(id,c)values($1,$2);
-- name: probe_last :one
select t,c from probe where id=$1 order by t desc limit 1;
