create view app.large as select item_id, size from app.items where size > 10
with check option;
create or replace view app.large as select item_id, size from app.items where size > 10;
