revoke insert, update on app.notes from app_shop;

revoke select on app.items from app_shop;
