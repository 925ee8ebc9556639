create schema app;
create domain app.label as text;
create domain app.code as text;
