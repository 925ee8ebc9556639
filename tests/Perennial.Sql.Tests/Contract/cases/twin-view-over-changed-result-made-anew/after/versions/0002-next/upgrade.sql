drop view app.streets;
drop function app.places();
create function app.places() returns table (street text, zip integer) language sql stable as $$ select 'main street', 1 $$;
create view app.streets as select p.street from app.places() p;
