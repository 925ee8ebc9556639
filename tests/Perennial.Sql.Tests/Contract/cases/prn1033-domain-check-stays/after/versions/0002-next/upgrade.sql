create domain app.word as text;
