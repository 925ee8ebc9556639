-- schema: blog
-- service: web

-- name: Posts :many
-- page: post_id desc
select p.post_id, p.title, p.slug as "slug!", p.published_at from blog.posts p where p.status = 'published';

-- name: Post :one
select p.post_id, p.title, p.published_at from blog.posts p where p.slug = @slug;

-- name: Threads :many
select c.comment_id, c.body, blog.thread_size(c.comment_id) as size from blog.comments c where c.post_id = @post_id and c.reply_to is null;
