insert into app.orders values (1, '2024-05-01'), (2, '2024-09-01'), (3, '2024-11-01'); insert into app.lines values (1, 1, '2024-05-01'), (2, 2, '2024-09-01'), (3, 3, '2024-11-01');
