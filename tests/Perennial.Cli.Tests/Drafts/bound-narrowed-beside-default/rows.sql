insert into app.events select i, date '2023-12-01' + i * 20 from generate_series(0, 40) i; insert into app.kinds values ('a', 1), ('b', 2), ('c', 3), (null, 4);
