drop view app.large;
