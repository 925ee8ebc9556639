create unique index items_label_key on app.items (label);
alter table app.items drop constraint items_label_once;
