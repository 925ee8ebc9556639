drop table app.marks;
drop function app.explain_mark(app.mark);
drop type app.mark;
