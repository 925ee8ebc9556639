DROP VIEW members;
ALTER TABLE memberships RENAME CONSTRAINT memberships_pkey TO members_pkey;
ALTER TABLE memberships RENAME TO members;
