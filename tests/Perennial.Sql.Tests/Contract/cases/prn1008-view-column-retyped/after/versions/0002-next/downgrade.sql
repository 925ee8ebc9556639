drop view app.sizes;
create view app.sizes as select item_id, size from app.items;
