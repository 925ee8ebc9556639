-- From version 1 to 2: ean.

alter domain shop.ean drop constraint ean_check;

alter domain shop.ean add constraint ean_check check (length(value) in (8, 12, 13)) not valid;
