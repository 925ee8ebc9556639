create domain app.price as numeric check (value > 0);
