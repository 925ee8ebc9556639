alter table freight."Audit Log" set schema "Ops";
create or replace function freight.note_leg() returns trigger language plpgsql as $body$
begin
    insert into "Ops"."Audit Log" ("Who", "order") values (current_user, new.carrier_id);
    return new;
end $body$;
