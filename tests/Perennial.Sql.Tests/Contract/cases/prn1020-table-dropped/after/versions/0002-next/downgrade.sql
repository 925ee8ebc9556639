create table app.notes (
    note_id bigint primary key,
    item_id bigint not null references app.items,
    body text not null
);
create index notes_item_id_idx on app.notes (item_id);
