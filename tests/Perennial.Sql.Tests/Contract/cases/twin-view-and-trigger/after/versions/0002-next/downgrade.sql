drop trigger touch on app.items;
drop function app.touch();
drop view app.open_items;
