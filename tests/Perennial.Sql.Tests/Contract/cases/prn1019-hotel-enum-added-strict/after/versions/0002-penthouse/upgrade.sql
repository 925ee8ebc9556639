-- From version 1 to 2: penthouse.

alter type public.room_kind add value if not exists 'penthouse' after 'suite';
