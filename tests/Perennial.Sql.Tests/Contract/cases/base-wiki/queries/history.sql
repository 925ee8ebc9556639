-- name: PageHistory :many
select l.number, l.author, l.saved, p.title
from latest_revisions l join pages p on p.id = l.page_id
where p.slug = @slug;

-- name: CountRevisions :value
select count(*) from revisions where page_id = @page_id;
