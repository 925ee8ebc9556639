create view app.both as select i.item_id from app.items i join app.notes n using (item_id) with check option;
