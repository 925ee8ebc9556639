alter table core.accounts add column balance numeric(14, 2) not null default 0 check (balance >= 0);
alter table core.accounts drop column saldo;
