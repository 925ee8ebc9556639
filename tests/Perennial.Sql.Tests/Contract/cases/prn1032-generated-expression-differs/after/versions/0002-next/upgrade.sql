alter table app.items add column twice integer generated always as (size + size) stored;
