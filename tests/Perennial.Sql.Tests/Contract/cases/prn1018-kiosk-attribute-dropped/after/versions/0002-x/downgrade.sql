alter type shop.price add attribute vat shop.vat;
