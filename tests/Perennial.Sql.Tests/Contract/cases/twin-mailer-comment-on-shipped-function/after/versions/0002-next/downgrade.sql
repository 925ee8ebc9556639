comment on function mailer.retry(uuid, interval) is 'Once more';
