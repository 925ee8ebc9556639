-- name: Play :exec
insert into plays (code, at, song) values (@code, now(), @song);
-- name: Plays :many
select p.at, p.song, lag(p.song) over w as before from plays p where p.code = @code window w as (partition by p.code order by p.at);
-- name: Silent :many
select s.code, s.name from stations s where not exists (select 1 from plays p where p.code = s.code and p.at > now() - interval '1 hour');
