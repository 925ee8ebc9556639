create type app.spot as (street text, zip integer);
