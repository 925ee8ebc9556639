grant select on app.items to app_shop;

grant insert, update on app.notes to app_shop;
