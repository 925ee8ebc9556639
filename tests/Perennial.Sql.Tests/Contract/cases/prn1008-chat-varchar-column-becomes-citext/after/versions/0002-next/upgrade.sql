CREATE EXTENSION citext; ALTER TABLE users ALTER handle TYPE citext;
