-- name: PagesWithRevisions :many
select p.id, body from pages p join revisions r on r.page_id = p.id;
