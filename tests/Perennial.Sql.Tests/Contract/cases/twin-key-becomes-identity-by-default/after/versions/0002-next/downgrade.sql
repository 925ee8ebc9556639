alter table app.items alter column item_id drop identity;
