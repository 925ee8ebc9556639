ALTER TABLE ledger.accounts ADD COLUMN closed date;
ALTER TABLE ledger.accounts ADD CONSTRAINT accounts_dates CHECK (closed IS NULL OR closed >= opened) NOT VALID;
ALTER TABLE ledger.postings ADD COLUMN reverses bigint;
ALTER TABLE ledger.postings ADD FOREIGN KEY (reverses) REFERENCES ledger.postings DEFERRABLE INITIALLY DEFERRED NOT VALID;
CREATE VIEW ledger.balances AS
SELECT a.account_id, a.code, coalesce(sum(p.amount), 0) AS balance
FROM ledger.accounts a LEFT JOIN ledger.postings p USING (account_id)
GROUP BY a.account_id, a.code;
