-- From version 1 to 2: apartment.

alter type public.room_kind add value if not exists 'apartment' after 'double';

-- still to do: schema.sql and the versions disagree about the labels of the type public.room_kind: 'single', 'double', 'apartment' in schema.sql, 'single', 'double', 'apartment', 'suite' after the versions. PostgreSQL only adds values to an enum: leave the old ones and their order in schema.sql, or create an enum of another name and change the columns to it.
