alter table app.items add column size integer;

create or replace function app.is_big(item bigint) returns boolean
language sql stable
begin atomic
    select i.size > 9 from app.items i where i.item_id = item;
end;
