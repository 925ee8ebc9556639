create or replace function ledger.ping() returns integer language sql immutable as $$ select 1 $$;
