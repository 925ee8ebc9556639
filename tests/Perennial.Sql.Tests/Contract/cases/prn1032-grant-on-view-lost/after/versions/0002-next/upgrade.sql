create view app.sizes as select size from app.items;
grant select on app.sizes to reporting;
drop view app.sizes;
create view app.sizes as select size from app.items;
