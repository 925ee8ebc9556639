alter table core.accounts add column saldo numeric(14, 2) not null default 0 check (saldo >= 0);
alter table core.accounts drop column balance;
