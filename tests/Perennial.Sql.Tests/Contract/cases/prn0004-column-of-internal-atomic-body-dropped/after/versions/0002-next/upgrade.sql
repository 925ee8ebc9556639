alter table app.items drop column size;

create or replace function app.is_big(item bigint) returns boolean
language sql stable
begin atomic
    select length(i.label) > 9 from app.items i where i.item_id = item;
end;
