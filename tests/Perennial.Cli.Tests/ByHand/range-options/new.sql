create schema app;
create type app.names as range (subtype = text, collation = "C");
create type app.span as range (subtype = integer, multirange_type_name = app.spans);
