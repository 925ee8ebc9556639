create schema app;
create domain app.label as varchar(20);
create domain app.code as text collate "C";
