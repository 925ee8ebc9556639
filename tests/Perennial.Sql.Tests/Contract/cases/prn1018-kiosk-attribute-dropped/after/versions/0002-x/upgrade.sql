-- r
alter type shop.price drop attribute vat;
