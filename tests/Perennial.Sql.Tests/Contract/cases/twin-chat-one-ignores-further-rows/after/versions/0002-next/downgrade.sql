ALTER TABLE users ADD UNIQUE (handle);
