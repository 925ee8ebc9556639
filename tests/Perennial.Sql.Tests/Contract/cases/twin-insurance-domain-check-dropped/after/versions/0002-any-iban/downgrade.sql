-- Back from version 2 to 1.

alter domain ins.iban add constraint iban_check check (value ~ '^[A-Z]{2}[0-9A-Z]{13,32}$');
