create view app.large with (security_invoker = true, check_option = cascaded) as select item_id, size from app.items where size > 10;
