-- Back from version 1 to 0.

drop table public.stays;

drop table public.rooms;

drop table public.guests;

drop domain public.money_amount;

drop type public.room_kind;
