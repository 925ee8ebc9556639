alter table app.items add column code text;
