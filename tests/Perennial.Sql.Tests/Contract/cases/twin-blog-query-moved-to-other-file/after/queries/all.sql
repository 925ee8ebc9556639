-- schema: blog

-- name: Draft :value
-- service: editors
insert into blog.posts (title) values (@title) returning post_id;

-- name: Comment :exec
-- service: editors
insert into blog.comments (post_id, reply_to, body) values (@post_id, @reply_to, @body);
