update app.items set size = 1 where item_id = 1;
