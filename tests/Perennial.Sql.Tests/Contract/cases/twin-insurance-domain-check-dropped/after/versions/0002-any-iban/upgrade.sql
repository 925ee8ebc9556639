-- From version 1 to 2: any iban.

alter domain ins.iban drop constraint iban_check;
