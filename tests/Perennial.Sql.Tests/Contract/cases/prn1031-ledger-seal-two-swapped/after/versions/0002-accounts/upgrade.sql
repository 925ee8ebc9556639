CREATE SCHEMA ledger;
CREATE DOMAIN ledger.currency AS char(3) CHECK (value ~ '^[A-Z]{3}$');
CREATE TABLE ledger.accounts (
  account_id serial PRIMARY KEY,
  code varchar(20) NOT NULL UNIQUE,
  currency ledger.currency NOT NULL DEFAULT 'EUR',
  opened date NOT NULL DEFAULT CURRENT_DATE
);
CREATE TABLE ledger.postings (
  posting_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id int NOT NULL REFERENCES ledger.accounts,
  amount numeric(14,2) NOT NULL,
  booked timestamptz NOT NULL DEFAULT now(),
  text text NOT NULL DEFAULT ''
);
