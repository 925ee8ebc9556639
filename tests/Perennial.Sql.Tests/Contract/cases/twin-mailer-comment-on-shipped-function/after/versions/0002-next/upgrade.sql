comment on function mailer.retry(uuid, interval) is 'Tries once more, later';
