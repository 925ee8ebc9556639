ALTER TABLE users ALTER handle TYPE varchar(32); DROP EXTENSION citext;
