drop domain app.price;
