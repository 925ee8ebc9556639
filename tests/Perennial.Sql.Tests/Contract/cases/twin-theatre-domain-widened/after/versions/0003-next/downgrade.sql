alter domain theatre.work_email add constraint is_work check (value like '%.example');
