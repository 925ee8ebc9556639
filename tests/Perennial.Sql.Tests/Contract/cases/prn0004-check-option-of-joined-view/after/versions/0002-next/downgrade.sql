drop view app.both;
