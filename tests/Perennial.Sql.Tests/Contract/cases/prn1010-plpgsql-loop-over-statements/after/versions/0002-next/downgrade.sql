drop procedure app.lose_word(text);
