drop type app.span;
drop type app.names;
