revoke select, insert on app.items from reporting;
