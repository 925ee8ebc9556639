-- Back from version 2 to 1.

alter type public.room_kind add value if not exists 'suite' after 'double';
