-- Back from version 2 to 1.

alter domain ins.iban drop constraint iban_check1;
