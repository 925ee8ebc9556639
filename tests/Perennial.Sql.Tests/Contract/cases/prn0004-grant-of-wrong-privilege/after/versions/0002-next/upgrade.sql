grant execute on app.items to reporting;
