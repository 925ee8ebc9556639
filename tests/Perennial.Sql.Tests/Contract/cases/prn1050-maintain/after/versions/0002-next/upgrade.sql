grant maintain on app.items to reporting;
