revoke select on app.items from reporting;
