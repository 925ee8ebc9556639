do $$ begin execute format('create table blog.%I (post_id bigint not null)', 'likes'); end $$;
