drop function sales.slow();
