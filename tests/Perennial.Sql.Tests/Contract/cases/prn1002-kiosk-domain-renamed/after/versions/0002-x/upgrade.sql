-- r
alter domain shop.ean rename to gtin;
