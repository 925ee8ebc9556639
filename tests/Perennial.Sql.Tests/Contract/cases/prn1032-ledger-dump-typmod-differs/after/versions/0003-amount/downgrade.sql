DROP VIEW ledger.balances;
ALTER TABLE ledger.postings ALTER amount TYPE numeric(14,2);
CREATE VIEW ledger.balances AS
SELECT a.account_id, a.code, coalesce(sum(p.amount), 0) AS balance
FROM ledger.accounts a LEFT JOIN ledger.postings p USING (account_id)
GROUP BY a.account_id, a.code;
