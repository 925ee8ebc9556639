grant select, insert on app.items to reporting;
