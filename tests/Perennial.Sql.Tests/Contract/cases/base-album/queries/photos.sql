-- service: album

-- name: Search :many
select photo, caption, ts_rank(words, websearch_to_tsquery('english', @terms)) as rank
from photos where words @@ websearch_to_tsquery('english', @terms)
order by rank desc, photo limit 50;

-- name: Share :exec
merge into shares s using (select @photo::text as photo, @whom::text as whom) x
on s.photo = x.photo and s.with_whom = x.whom
when matched then update set until = @until?::date
when not matched then insert (photo, with_whom, until) values (x.photo, x.whom, @until?::date);

-- name: SharedWith :many
select photo, caption from shared where with_whom = @whom order by photo;

-- name: Rate :one
update photos set rating = @rating where photo = @photo returning photo, rating;
