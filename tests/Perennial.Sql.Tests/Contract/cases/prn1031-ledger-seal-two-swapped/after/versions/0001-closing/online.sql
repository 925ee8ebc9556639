ALTER TABLE ledger.accounts VALIDATE CONSTRAINT accounts_dates;
ALTER TABLE ledger.postings VALIDATE CONSTRAINT postings_reverses_fkey;
CREATE INDEX CONCURRENTLY IF NOT EXISTS postings_account_idx ON ledger.postings (account_id, booked DESC);
