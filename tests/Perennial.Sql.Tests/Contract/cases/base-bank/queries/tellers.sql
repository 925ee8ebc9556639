-- schema: core
-- service: tellers

-- name: OpenAccount :exec
insert into core.accounts (iban, owner) values (@iban, @owner);

-- name: CloseAccount :single
update core.accounts set closed_on = current_date where iban = @iban and balance = 0 returning closed_on as "closed_on!";
