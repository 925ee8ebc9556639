grant usage on schema app to app_shop;
grant execute on function app.count_items(integer, integer) to app_shop;
revoke execute on function app.count_items(integer, integer) from public;
grant execute on all routines in schema app to reporting;
