-- schema: blog
-- service: editors

-- name: Draft :value
insert into blog.posts (title) values (@title) returning post_id;

-- name: Comment :exec
insert into blog.comments (post_id, reply_to, body) values (@post_id, @reply_to, @body);
