drop view app.streets;
drop function app.places();
create function app.places() returns setof app.place language sql stable as $$ select 'main street', 1 $$;
create view app.streets as select p.street from app.places() p;
