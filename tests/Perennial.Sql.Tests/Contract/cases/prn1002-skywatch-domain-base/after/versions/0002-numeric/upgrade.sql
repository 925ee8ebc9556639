-- From version 1 to 2: numeric.
-- Only procedures change.

-- still to do: schema.sql and the versions disagree about the type of the domain public.ra: numeric in schema.sql, double precision after the versions. PostgreSQL cannot change it: create a domain of another name, and change the columns to it.
