-- name: GetPage :one
select id, slug, title, body from pages where slug = $1;

-- name: SearchPages :many
select p.id, p.title, ts_rank(p.words, websearch_to_tsquery('english', $1)) as rank
from pages p
where p.words @@ websearch_to_tsquery('english', $1)
order by rank desc
limit $2;

-- name: SimilarPages :many
select p.id, p.title, similarity(p.title, @title) as score from pages p where p.title % @title order by score desc;

-- name: CreatePage :one
insert into pages (slug, title, body, parent_id) values (@slug, @title, @body, @parent_id) returning id;

-- name: AddRevision :exec
insert into revisions (page_id, number, body, author)
select @page_id, coalesce(max(number), 0) + 1, @body, @author? from revisions where page_id = @page_id;
