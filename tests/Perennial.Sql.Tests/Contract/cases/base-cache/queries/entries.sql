-- name: GetEntry :one
select e.value, e.until from entries e where e.key = @key and (e.until is null or e.until > now());
-- name: PutEntry :exec
insert into entries (key, value, until) values (@key, @value, @until) on conflict (key) do update set value = excluded.value, until = excluded.until;
-- name: Expire :execrows
delete from entries e where e.until < now();
