-- More credits.
alter table core.courses drop constraint courses_credits_check;
