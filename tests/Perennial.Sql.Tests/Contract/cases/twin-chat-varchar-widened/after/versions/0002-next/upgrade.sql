ALTER TABLE users ALTER handle TYPE varchar(64);
