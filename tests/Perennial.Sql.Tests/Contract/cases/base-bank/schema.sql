create schema core;
create schema audit;

create domain core.iban as text check (value ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}$');

create table core.accounts (
    iban core.iban primary key,
    owner text not null,
    balance numeric(14, 2) not null default 0 check (balance >= 0),
    closed_on date
);

create table core.transfers (
    transfer_id uuid primary key default gen_random_uuid(),
    payer core.iban not null references core.accounts,
    payee core.iban not null references core.accounts,
    amount numeric(14, 2) not null,
    booked timestamptz not null default now(),
    constraint different check (payer <> payee)
);

create table audit.log (
    log_id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    what text not null,
    row_data jsonb
);

create function audit.note_transfer() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into audit.log (what, row_data) values ('transfer', to_jsonb(new));
    return new;
end $$;

create trigger note after insert on core.transfers for each row execute function audit.note_transfer();

-- service: tellers
-- raises: P0001 InsufficientFunds
-- raises: P0002 NoAccount
create function core.move(payer core.iban, payee core.iban, amount numeric, memo text default null) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare result uuid;
begin
    update core.accounts a set balance = a.balance - move.amount where a.iban = move.payer;
    if not found then raise exception 'no account' using errcode = 'P0002'; end if;
    update core.accounts a set balance = a.balance + move.amount where a.iban = move.payee;
    insert into core.transfers (payer, payee, amount) values (move.payer, move.payee, move.amount) returning transfer_id into result;
    return result;
end $$;

-- service: reports
create function core.balance_of(account core.iban) returns numeric
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select a.balance from core.accounts a where a.iban = account;
end;
