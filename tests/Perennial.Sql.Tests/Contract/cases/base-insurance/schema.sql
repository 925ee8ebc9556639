create schema ins;
create type ins.address as (street text, town text, zip varchar(10));
create type ins.claim_state as enum ('filed', 'assessed', 'paid', 'denied');
create domain ins.percent as smallint not null default 0 check (value between 0 and 100);
create domain ins.iban as text check (value ~ '^[A-Z]{2}[0-9A-Z]{13,32}$');

create table ins.holders (
  holder_id bigserial primary key,
  name text not null,
  home ins.address,
  account ins.iban
);

create table ins.claims (
  claim_id bigserial primary key,
  holder_id bigint not null references ins.holders (holder_id),
  state ins.claim_state not null default 'filed',
  fault ins.percent,
  amount numeric(12,2) not null,
  filed_at timestamptz not null default now()
);

-- service: claims
create function ins.file_claim(p_holder bigint, p_amount numeric, p_fault ins.percent default 0) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare v_id bigint;
begin
  if p_amount <= 0 then
    raise exception 'amount' using errcode = '22023';
  end if;
  insert into ins.claims (holder_id, amount, fault) values (p_holder, p_amount, p_fault) returning claim_id into v_id;
  return v_id;
end $$;

-- service: claims
create function ins.claims_of(p_holder bigint) returns table (claim_id bigint, state ins.claim_state, amount numeric)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select c.claim_id, c.state, c.amount from ins.claims c where c.holder_id = p_holder order by c.claim_id $$;

-- service: claims
create function ins.home_of(p_holder bigint) returns ins.address
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select home from ins.holders where holder_id = p_holder $$;

-- service: claims
create procedure ins.deny(p_claim bigint, inout p_state ins.claim_state default null)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update ins.claims c set state = 'denied' where c.claim_id = p_claim returning c.state into p_state;
end $$;

-- internal
create function ins.round_up(p numeric) returns numeric language sql immutable as $$ select ceil(p) $$;
