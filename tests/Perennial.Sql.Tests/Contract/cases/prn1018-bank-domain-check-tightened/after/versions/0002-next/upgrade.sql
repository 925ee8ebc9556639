alter domain core.iban drop constraint iban_check;
alter domain core.iban add constraint iban_check check (value ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$');
