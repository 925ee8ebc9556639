ALTER TABLE members RENAME TO memberships;
ALTER TABLE memberships RENAME CONSTRAINT members_pkey TO memberships_pkey;
CREATE VIEW members AS SELECT room_id, user_id, role, muted_until FROM memberships;
