CREATE UNIQUE INDEX users_by_handle ON users (handle);
ALTER TABLE users DROP CONSTRAINT users_handle_key;
