drop sequence app.numbers;
