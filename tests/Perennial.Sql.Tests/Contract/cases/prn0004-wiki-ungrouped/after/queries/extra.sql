-- name: RevisionsByAuthor :many
select r.page_id, r.author, count(*) from revisions r group by r.page_id;
