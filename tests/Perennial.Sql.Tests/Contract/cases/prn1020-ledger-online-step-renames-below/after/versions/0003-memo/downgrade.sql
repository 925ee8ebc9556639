ALTER TABLE ledger.postings RENAME memo TO text;
