insert into app.orders values (1, '2024-05-01'), (2, '2025-05-01'), (3, '2030-05-01');
insert into app.rest_lines values (1, 3, '2030-05-01');
insert into app.rest_notes values (1, 3, '2030-05-01');
