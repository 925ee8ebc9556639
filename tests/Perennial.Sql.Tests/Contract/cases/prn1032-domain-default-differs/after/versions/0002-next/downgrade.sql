drop domain app.word;
