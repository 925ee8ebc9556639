alter domain core.iban drop constraint iban_check;
