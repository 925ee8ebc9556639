alter table app.items add constraint items_label_once unique (label);
drop index app.items_label_key;
