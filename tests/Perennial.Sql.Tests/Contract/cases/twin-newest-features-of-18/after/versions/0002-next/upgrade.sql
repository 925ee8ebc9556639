alter table app.notes add column length integer generated always as (length(body)) virtual;
