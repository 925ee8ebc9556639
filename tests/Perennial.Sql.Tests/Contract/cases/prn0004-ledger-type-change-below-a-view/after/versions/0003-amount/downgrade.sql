ALTER TABLE ledger.postings ALTER amount TYPE numeric(14,2);
