create view app.open_items as select i.item_id from app.items i;
