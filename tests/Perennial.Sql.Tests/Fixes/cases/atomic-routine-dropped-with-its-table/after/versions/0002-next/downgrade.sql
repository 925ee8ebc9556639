create table app.marks (item_id bigint primary key, mark text);

create type app.mark as enum ('good', 'bad');
