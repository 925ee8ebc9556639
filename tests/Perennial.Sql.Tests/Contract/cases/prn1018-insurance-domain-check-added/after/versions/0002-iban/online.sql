-- After the upgrade, while services run: each statement is a step of its own.

alter domain ins.iban validate constraint iban_check1;
