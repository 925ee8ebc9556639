alter table app.items add column hidden boolean;
