drop function mailer.retry(uuid, interval);
drop publication mails;
drop table mailer.outbox;
drop collation mailer.ci;
drop schema mailer;
