-- name: PagesWithCounts :many
select p.id, p.title, p.slug, count(r.number) as revisions
from pages p left join revisions r on r.page_id = p.id group by p.id;
