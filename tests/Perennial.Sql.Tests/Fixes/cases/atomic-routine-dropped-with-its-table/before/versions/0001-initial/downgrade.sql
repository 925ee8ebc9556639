drop table app.marks;
drop type app.mark;
drop table app.notes;
drop table app.items;
drop type app.place;
drop domain app.label;
drop type app.state;
drop schema app;
