-- open-enum
create type line_state as enum ('ordered', 'active');
create type fault_kind as enum ('noise', 'cut');

create table lines (
  line_no varchar(20) primary key,
  state line_state not null default 'ordered',
  owner_name text not null,
  last_call timestamp with time zone
);

create table faults (
  fault_id int generated always as identity primary key,
  line_no varchar(20) not null references lines,
  kind fault_kind not null,
  seen timestamptz not null default current_timestamp,
  fixed boolean not null default false
);

-- service: crm
create function line_owner(line varchar) returns text
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare o text;
begin
  select owner_name into strict o from lines where line_no = line;
  return o;
exception when no_data_found then
  raise exception using errcode = 'P0002';
end $$;

-- service: repair
-- deprecated: use report_cut
create function report_noise(line varchar, seen timestamptz default now()) returns int
language sql volatile security definer set search_path = public, pg_temp
as $$ insert into faults (line_no, kind, seen) values (line, 'noise', seen) returning fault_id $$;
