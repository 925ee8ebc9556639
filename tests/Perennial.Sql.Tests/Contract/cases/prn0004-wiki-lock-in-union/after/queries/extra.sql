-- name: LockSome :many
(select id from pages for update) union all select page_id from revisions;
