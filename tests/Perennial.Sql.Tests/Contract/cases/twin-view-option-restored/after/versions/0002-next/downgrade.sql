create or replace view app.large with (security_barrier = true) as select item_id, size from app.items where size > 10;
