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
