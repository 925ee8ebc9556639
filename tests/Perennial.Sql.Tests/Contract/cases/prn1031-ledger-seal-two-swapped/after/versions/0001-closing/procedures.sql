-- The procedures that version 0002-closing adds or changes. Written by 'perennial ship' from schema.sql and queries/.

-- From queries/ledger.sql.
-- name: BalanceOf :value
create or replace function ledger.balance_of(code text)
returns numeric
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    first_value numeric;
begin
SELECT b.balance FROM ledger.balances b WHERE b.code = $1
    into first_value;
    return first_value;
end
$$;

-- From queries/ledger.sql.
-- name: Book :one
create or replace function ledger.book(account integer, amount numeric, text text)
returns table (posting_id bigint, booked timestamp with time zone)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
INSERT INTO ledger.postings (account_id, amount, text) VALUES ($1, $2, $3) RETURNING posting_id, booked;
end
$$;

-- From queries/ledger.sql.
-- name: CloseAccount :execrows
create or replace function ledger.close_account(code text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
declare
    row_total bigint;
begin
UPDATE ledger.accounts SET closed = CURRENT_DATE WHERE code = $1 AND closed IS NULL;
    get diagnostics row_total = row_count;
    return row_total;
end
$$;

-- From queries/ledger.sql.
-- name: OpenAccount :one
create or replace function ledger.open_account(code character varying, currency ledger.currency)
returns table (account_id integer)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
INSERT INTO ledger.accounts (code, currency) VALUES ($1, $2)
ON CONFLICT (code) DO UPDATE SET closed = NULL
RETURNING account_id;
end
$$;

-- From queries/ledger.sql.
-- name: Reverse :one
create or replace function ledger.reverse(posting bigint)
returns table (posting_id bigint)
language plpgsql volatile rows 1 security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
INSERT INTO ledger.postings (account_id, amount, text, reverses)
SELECT p.account_id, -p.amount, 'reversal', p.posting_id FROM ledger.postings p WHERE p.posting_id = $1
RETURNING posting_id;
end
$$;

-- From queries/ledger.sql.
-- name: Statement :many
create or replace function ledger.statement(code text, from_time timestamp with time zone, to_time timestamp with time zone)
returns table (posting_id bigint, booked timestamp with time zone, amount numeric, text text, reverses bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
begin
    return query
SELECT p.posting_id, p.booked, p.amount, p.text, p.reverses
FROM ledger.postings p JOIN ledger.accounts a ON a.account_id = p.account_id
WHERE a.code = $1 AND p.booked BETWEEN $2 AND $3
ORDER BY p.booked;
end
$$;
