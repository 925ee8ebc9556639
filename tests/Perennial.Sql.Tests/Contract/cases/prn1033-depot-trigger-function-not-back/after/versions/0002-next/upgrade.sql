create or replace function moved() returns trigger language plpgsql as $$
BEGIN
  UPDATE public.bins b SET last_move = now() WHERE b.bin_id = new.bin_id;
  RETURN NULL;
END $$;
