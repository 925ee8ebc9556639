drop view app.open_items;
