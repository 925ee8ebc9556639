create table app.logs (log_id serial primary key, big bigint generated always as identity, at timestamptz default now(), check (big > 0 and big < 10));
create index items_state_idx on app.items (state, item_id desc) where size is not null;
create view app.open_items as select i.item_id, i.label, count(n.note_id) as notes from app.items i left join app.notes n on n.item_id = i.item_id where i.state = 'open' group by i.item_id, i.label;
