CREATE INDEX CONCURRENTLY IF NOT EXISTS postings_booked_idx ON ledger.postings (booked DESC);
