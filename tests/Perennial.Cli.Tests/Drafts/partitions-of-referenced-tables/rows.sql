insert into app.orders values (1, '2024-05-01'), (2, '2023-05-01'); insert into app.lines values (1, 1, '2024-05-01');
