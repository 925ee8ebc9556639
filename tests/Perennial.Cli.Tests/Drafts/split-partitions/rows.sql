insert into app.events (at, kind) select date '2024-01-01' + i * 20, 'k' || i from generate_series(0, 60) i;
insert into app.regions values ('de', 1), ('it', 2), ('us', 3);
insert into app.parts select i, 'n' from generate_series(1, 40) i;
