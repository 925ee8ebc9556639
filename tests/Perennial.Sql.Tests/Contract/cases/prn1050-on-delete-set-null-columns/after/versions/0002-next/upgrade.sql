create table app.marks (item_id bigint, other integer, foreign key (item_id) references app.items on delete set null (item_id));
