create view app.large as select item_id, size from app.items where size > 10;
alter view app.large set (check_option = 'CASCADED');
