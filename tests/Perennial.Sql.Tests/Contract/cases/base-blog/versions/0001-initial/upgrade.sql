create schema blog;
create type blog.status as enum ('draft', 'published');
create table blog.posts (
    post_id bigint generated always as identity primary key,
    status blog.status not null default 'draft',
    title text not null,
    slug text generated always as (lower(replace(title, ' ', '-'))) stored,
    published_at timestamptz,
    constraint published_has_time check (status = 'draft' or published_at is not null)
);
create table blog.comments (
    comment_id bigint generated always as identity primary key,
    post_id bigint not null references blog.posts (post_id) deferrable initially deferred,
    reply_to bigint references blog.comments,
    body text not null
);
create unique index posts_slug on blog.posts (slug);
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
