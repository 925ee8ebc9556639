do $$ begin perform set_config('app.x', '1', true); end $$;
