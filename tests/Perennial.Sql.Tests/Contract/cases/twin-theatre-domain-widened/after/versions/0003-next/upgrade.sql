alter domain theatre.work_email drop constraint is_work;
