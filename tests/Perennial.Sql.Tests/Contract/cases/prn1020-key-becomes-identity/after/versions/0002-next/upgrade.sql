alter table app.items alter column item_id add generated always as identity;
