drop function sales.purge_some(timestamptz);
