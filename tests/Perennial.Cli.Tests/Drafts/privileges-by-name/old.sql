create schema app;
create table app.items (item_id bigint primary key, body text);
create table app.disowned (item_id bigint primary key);
revoke all on app.disowned from current_user;
