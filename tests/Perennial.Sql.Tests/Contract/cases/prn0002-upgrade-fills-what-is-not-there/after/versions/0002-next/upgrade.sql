update app.items set colour = 'red' where item_id = 1;
