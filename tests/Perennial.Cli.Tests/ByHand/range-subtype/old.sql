create schema app;
create type app.span as range (subtype = integer);
