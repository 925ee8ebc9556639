create or replace function public.log(tenant uuid, kind public.event_kind, body jsonb) returns void language plpgsql as $$ begin end $$;
