alter default privileges in schema app revoke select, insert on tables from reporting;
