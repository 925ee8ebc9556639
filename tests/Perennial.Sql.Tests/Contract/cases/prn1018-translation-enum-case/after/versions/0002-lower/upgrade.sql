-- From version 1 to 2: lower.

alter type "Texts"."Status" add value if not exists 'final' after 'Draft';

-- still to do: schema.sql and the versions disagree about the labels of the type "Texts"."Status": 'Draft', 'final' in schema.sql, 'Draft', 'final', 'Final' after the versions. PostgreSQL only adds values to an enum: leave the old ones and their order in schema.sql, or create an enum of another name and change the columns to it.
