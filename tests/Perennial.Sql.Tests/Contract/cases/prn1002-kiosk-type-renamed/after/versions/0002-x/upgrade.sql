-- r
alter type shop.vat rename to tax;
