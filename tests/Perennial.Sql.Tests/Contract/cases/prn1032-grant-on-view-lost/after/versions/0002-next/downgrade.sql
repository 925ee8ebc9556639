drop view app.sizes;
