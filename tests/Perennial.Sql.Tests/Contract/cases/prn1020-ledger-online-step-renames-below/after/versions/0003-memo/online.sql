ALTER TABLE ledger.postings RENAME text TO memo;
