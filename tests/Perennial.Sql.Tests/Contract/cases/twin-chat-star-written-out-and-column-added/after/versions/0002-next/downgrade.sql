ALTER TABLE users DROP avatar;
