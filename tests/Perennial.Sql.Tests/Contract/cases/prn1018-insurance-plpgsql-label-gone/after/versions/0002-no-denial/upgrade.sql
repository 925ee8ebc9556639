-- From version 1 to 2: no denial.
-- Only procedures change.

-- still to do: schema.sql and the versions disagree about the labels of the type ins.claim_state: 'filed', 'assessed', 'paid' in schema.sql, 'filed', 'assessed', 'paid', 'denied' after the versions. PostgreSQL only adds values to an enum: leave the old ones and their order in schema.sql, or create an enum of another name and change the columns to it.
