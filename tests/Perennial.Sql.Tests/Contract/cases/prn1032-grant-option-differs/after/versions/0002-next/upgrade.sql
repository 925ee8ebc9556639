grant select on app.items to reporting;
