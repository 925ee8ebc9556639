-- schema: core
-- service: reports

-- name: MonthlyTotals :many
select date_trunc('month', t.booked) as month, sum(t.amount) as total, count(*) as transfers
from core.transfers t group by 1 order by 1;

-- name: GetAccount :one
select a.iban, a.owner, a.balance, a.closed_on from core.accounts a where a.iban = @iban;
