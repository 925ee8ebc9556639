-- Back from version 2 to 1.

create table app.notes (
    note_id bigint not null,
    item_id bigint not null,
    body text not null,
    constraint notes_pkey primary key (note_id)
);

create index notes_item_id_idx on app.notes (item_id);

alter table app.notes add constraint notes_item_id_fkey foreign key (item_id) references app.items (item_id);
