insert into app.events values (1, '2024-05-01'), (2, '2025-05-01'), (3, '2030-05-01');
