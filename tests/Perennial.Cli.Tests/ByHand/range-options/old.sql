create schema app;
create type app.names as range (subtype = text);
create type app.span as range (subtype = integer);
