do $$ begin update roads set name = trim(name); end $$;
