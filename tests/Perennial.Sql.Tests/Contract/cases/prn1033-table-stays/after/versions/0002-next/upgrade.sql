create table app.tags (tag_id bigint primary key);
