create or replace function public.moved() returns trigger language plpgsql as $$
BEGIN
  UPDATE public.bins b SET last_move = new.at WHERE b.bin_id = new.bin_id;
  RETURN NULL;
END $$;
