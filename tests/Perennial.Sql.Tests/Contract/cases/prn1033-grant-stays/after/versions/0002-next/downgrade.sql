revoke insert on app.items from reporting;
