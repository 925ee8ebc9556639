alter domain theatre.work_email drop not null;
