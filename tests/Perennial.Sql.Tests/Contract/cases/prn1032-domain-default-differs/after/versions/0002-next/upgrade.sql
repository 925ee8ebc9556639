create domain app.word as text default 'y';
