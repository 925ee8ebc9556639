drop view app.sizes;
create view app.sizes as select item_id, size::bigint as size from app.items;
