-- From version 1 to 2: no double.
-- Only procedures change.

-- still to do: schema.sql and the versions disagree about the labels of the type public.room_kind: 'single', 'suite' in schema.sql, 'single', 'double', 'suite' after the versions. PostgreSQL only adds values to an enum: leave the old ones and their order in schema.sql, or create an enum of another name and change the columns to it.
