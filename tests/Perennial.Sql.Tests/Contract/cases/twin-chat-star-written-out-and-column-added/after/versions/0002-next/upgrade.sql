ALTER TABLE users ADD avatar TEXT;
