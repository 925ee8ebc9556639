drop procedure sales.purge(timestamptz);
