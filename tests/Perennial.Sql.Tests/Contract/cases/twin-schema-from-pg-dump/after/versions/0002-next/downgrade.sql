drop view app.open_items;
drop index app.items_state_idx;
drop table app.logs;
