-- service: editors
create procedure blog.publish(inout post bigint, at timestamptz default now())
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update blog.posts p set status = 'published', published_at = at where p.post_id = post;
    if not found then post := null; end if;
end $$;

-- internal
create function blog.thread_size(root bigint) returns bigint language sql stable security definer set search_path = pg_catalog, pg_temp
as 'with recursive t as (select c.comment_id from blog.comments c where c.comment_id = root union all select c.comment_id from blog.comments c join t on c.reply_to = t.comment_id) select count(*) from t';
