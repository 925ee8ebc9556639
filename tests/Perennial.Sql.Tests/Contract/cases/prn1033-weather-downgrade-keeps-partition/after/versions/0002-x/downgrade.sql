alter table readings detach partition readings_2026;
