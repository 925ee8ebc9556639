alter table "Ops"."Audit Log" set schema freight;
create or replace function freight.note_leg() returns trigger language plpgsql as $body$
begin
    insert into freight."Audit Log" ("Who", "order") values (current_user, new.carrier_id);
    return new;
end $body$;
