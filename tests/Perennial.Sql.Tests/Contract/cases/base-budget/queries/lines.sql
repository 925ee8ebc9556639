-- schema: budget
-- name: Lines :many
select l.id, l.kind, l.colour, l.amount from budget.lines l where l.month = @month;
-- name: Put :exec
-- raises: 23505 LineExists
insert into budget.lines (id, kind, colour, amount, month) values (@id, @kind, @colour, @amount, date_trunc('month', @month::date)::date);
