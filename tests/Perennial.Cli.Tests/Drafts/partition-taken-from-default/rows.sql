insert into app.events select i, date '2024-01-01' + i * 20 from generate_series(0, 60) i;
