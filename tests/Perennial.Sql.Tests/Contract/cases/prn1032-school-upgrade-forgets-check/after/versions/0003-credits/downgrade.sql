alter table core.courses add constraint courses_credits_check check (credits between 1 and 30);
