create sequence app.numbers;
