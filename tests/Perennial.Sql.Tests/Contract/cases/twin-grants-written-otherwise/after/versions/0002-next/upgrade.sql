grant usage on schema app to auditor, reporting;
set search_path = app;
grant insert on items to reporting;
grant select on items to auditor, reporting;
grant select on notes to auditor with grant option;
revoke grant option for select on notes from auditor;
