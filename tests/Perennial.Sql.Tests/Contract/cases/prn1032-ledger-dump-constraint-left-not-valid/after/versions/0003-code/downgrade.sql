ALTER TABLE ledger.accounts DROP CONSTRAINT accounts_code_check;
