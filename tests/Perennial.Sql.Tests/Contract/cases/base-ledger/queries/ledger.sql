-- schema: ledger

-- name: OpenAccount :one
INSERT INTO ledger.accounts (code, currency) VALUES (@code, @currency)
ON CONFLICT (code) DO UPDATE SET closed = NULL
RETURNING account_id;

-- name: Book :one
INSERT INTO ledger.postings (account_id, amount, text) VALUES (@account, @amount, @text) RETURNING posting_id, booked;

-- name: BalanceOf :value
SELECT b.balance FROM ledger.balances b WHERE b.code = @code;

-- name: Statement :many
SELECT p.posting_id, p.booked, p.amount, p.text, p.reverses
FROM ledger.postings p JOIN ledger.accounts a ON a.account_id = p.account_id
WHERE a.code = @code AND p.booked BETWEEN @from_time AND @to_time
ORDER BY p.booked;

-- name: CloseAccount :execrows
UPDATE ledger.accounts SET closed = CURRENT_DATE WHERE code = @code AND closed IS NULL;

-- name: Reverse :one
INSERT INTO ledger.postings (account_id, amount, text, reverses)
SELECT p.account_id, -p.amount, 'reversal', p.posting_id FROM ledger.postings p WHERE p.posting_id = @posting
RETURNING posting_id;
