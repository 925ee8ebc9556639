-- After the upgrade, while services run: each statement is a step of its own.

alter domain shop.ean validate constraint ean_check;
