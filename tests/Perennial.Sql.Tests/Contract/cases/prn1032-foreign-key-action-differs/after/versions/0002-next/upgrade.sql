alter table app.items add column parent bigint references app.items;
