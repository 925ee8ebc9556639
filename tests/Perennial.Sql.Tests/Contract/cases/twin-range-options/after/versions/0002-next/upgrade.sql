create type app.span as range (subtype = integer);
create type app.names as range (subtype = text);
