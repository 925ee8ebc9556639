-- name: LockSome :many
select s.id from (select id from pages for update) s union all select page_id from revisions;
