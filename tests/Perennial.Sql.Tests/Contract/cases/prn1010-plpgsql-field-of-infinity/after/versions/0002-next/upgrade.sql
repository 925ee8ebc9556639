create type app.day as (at time);
