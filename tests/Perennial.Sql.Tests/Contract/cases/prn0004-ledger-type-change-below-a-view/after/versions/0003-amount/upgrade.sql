ALTER TABLE ledger.postings ALTER amount TYPE numeric(16,2);
