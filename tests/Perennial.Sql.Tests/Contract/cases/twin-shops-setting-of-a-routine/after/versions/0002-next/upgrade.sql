create function sales.slow() returns int language sql set transaction_timeout = 1000 as $$ select 1 $$;
