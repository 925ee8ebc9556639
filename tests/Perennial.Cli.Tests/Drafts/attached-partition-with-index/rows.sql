insert into app.log_old values (1, '2020-03-03', 1, 'a');
