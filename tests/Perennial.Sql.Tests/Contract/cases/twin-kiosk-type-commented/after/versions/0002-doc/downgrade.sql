-- Back from version 2 to 1.

comment on type shop.vat is null;
