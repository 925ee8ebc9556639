create function app.touch() returns trigger language plpgsql as $$ begin return new; end $$;
