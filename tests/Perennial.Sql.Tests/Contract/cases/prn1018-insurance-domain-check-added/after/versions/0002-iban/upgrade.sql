-- From version 1 to 2: iban.

alter domain ins.iban add constraint iban_check1 check (value <> '') not valid;
