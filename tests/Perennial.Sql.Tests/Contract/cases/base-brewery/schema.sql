CREATE TABLE beers (
  id SERIAL PRIMARY KEY,
  name VARCHAR(80) NOT NULL UNIQUE,
  abv NUMERIC(4,2),
  style TEXT NOT NULL DEFAULT 'lager',
  brewed_on DATE
);
CREATE TABLE tanks (
  id INT PRIMARY KEY,
  litres INT NOT NULL CHECK (litres > 0),
  beer_id INT REFERENCES beers (id) ON DELETE SET NULL
);
CREATE TABLE tastings (
  beer_id INT NOT NULL REFERENCES beers (id),
  taster TEXT NOT NULL,
  score SMALLINT NOT NULL,
  at TIMESTAMPTZ NOT NULL DEFAULT now(),
  PRIMARY KEY (beer_id, taster)
);
CREATE INDEX tastings_at_idx ON tastings (at);
