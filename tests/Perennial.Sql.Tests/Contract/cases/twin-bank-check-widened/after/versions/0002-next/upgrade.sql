alter table core.accounts drop constraint accounts_balance_check;
alter table core.accounts add constraint accounts_balance_check check (balance >= -100);
