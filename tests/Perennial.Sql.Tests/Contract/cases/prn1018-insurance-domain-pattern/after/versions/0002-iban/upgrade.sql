-- From version 1 to 2: iban.

alter domain ins.iban drop constraint iban_check;

alter domain ins.iban add constraint iban_check check (value ~ '^[A-Z]{2}[0-9A-Z]{13,30}$') not valid;
