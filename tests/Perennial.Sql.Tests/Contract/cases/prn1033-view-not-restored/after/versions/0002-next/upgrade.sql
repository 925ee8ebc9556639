drop view app.v;
