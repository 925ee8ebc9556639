drop function core.balance_of(core.iban);
drop function core.move(core.iban, core.iban, numeric, text);
drop table core.transfers;
drop function audit.note_transfer();
drop table audit.log;
drop table core.accounts;
drop domain core.iban;
drop schema audit;
drop schema core;
