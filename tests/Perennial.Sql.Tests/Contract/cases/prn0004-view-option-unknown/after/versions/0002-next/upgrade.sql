create view app.large with (security_barier) as select item_id, size from app.items where size > 10;
