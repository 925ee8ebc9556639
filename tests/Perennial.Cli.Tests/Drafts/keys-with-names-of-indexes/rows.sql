insert into app.items select i, 'c' || i, 'l' || i, 'p' || i, 's' || i from generate_series(1, 20) i; insert into app.labels values (1, 'a');
