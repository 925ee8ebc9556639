drop type app.day;
