-- service: editors
create procedure blog.publish(inout post bigint, at timestamptz default now())
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update blog.posts p set status = 'published', published_at = at where p.post_id = post;
    if not found then post := null; end if;
end $$;
