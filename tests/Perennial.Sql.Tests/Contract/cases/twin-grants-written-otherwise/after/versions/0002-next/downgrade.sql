revoke select, insert on app.items from reporting;
revoke select on app.items, app.notes from auditor;
revoke usage on schema app from auditor, reporting;
