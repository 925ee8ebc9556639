-- Back from version 2 to 1.

alter domain shop.ean drop constraint ean_check;

alter domain shop.ean add constraint ean_check check (length(value) in (8, 13));
