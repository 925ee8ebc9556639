alter domain ins.iban drop constraint iban_check;
alter domain ins.iban add check (value ~ '^[A-Z]{2}[0-9A-Z]{13,40}$');
