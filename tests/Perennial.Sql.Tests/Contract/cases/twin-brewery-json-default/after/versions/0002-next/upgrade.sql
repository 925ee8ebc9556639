CREATE TABLE recipes (id int PRIMARY KEY, steps jsonb NOT NULL);
