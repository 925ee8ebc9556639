DROP TABLE ledger.postings;
DROP TABLE ledger.accounts;
DROP DOMAIN ledger.currency;
DROP SCHEMA ledger;
