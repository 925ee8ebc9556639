drop type app.spot;
