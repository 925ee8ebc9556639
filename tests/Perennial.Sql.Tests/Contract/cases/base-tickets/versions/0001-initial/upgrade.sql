create schema tickets;
create table tickets.tickets (
  ticket_id bigint generated always as identity primary key,
  subject varchar(120) not null, priority smallint not null default 3 check (priority between 1 and 5),
  opened timestamptz(3) not null default current_timestamp, assignee text, history jsonb[] not null default '{}'
) with (fillfactor = 80);
create function tickets.touch() returns trigger language plpgsql as $$ begin new.opened = coalesce(new.opened, now()); return new; end $$;
create trigger touch before insert or update of subject, priority on tickets.tickets for each row when (new.priority < 3) execute function tickets.touch();
create index on tickets.tickets (priority, opened desc) include (subject);
