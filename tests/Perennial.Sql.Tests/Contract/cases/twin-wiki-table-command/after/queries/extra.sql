-- name: AllRevisions :many
table revisions order by 1, 2;

-- name: PagesOrRevisions :many
select id, body from pages union all (select r.page_id, r.body from (table revisions) r) limit 3;
