revoke maintain on app.items from reporting;
