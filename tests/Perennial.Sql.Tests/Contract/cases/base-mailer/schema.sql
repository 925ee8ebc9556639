-- Mail goes out from here.
create schema mailer authorization current_user;
create collation mailer.ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create table mailer.outbox (id uuid not null default gen_random_uuid(), to_address text collate mailer.ci not null, sent timestamptz, tries int not null default 0, parts bytea[], constraint outbox_key primary key (id));
create publication mails for table mailer.outbox;
create function mailer.retry(id uuid, wait interval = '5 minutes') returns timestamptz language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update mailer.outbox o set tries = o.tries + 1 where o.id = retry.id;
  return now() + wait;
exception when others then
  raise exception 'cannot retry %', id using errcode = 'M0001';
end $$;
comment on function mailer.retry(uuid, interval) is 'Once more';
