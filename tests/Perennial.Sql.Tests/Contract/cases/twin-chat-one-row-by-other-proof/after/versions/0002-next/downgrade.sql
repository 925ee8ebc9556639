ALTER TABLE users ADD UNIQUE (handle);
DROP INDEX users_by_handle;
