alter domain theatre.work_email set not null;
