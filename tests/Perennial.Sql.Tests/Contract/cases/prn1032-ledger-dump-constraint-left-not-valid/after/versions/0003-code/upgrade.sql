ALTER TABLE ledger.accounts ADD CHECK (code <> '') NOT VALID;
