DROP INDEX IF EXISTS ledger.postings_account_idx;
DROP VIEW ledger.balances;
ALTER TABLE ledger.postings DROP COLUMN reverses;
ALTER TABLE ledger.accounts DROP COLUMN closed;
