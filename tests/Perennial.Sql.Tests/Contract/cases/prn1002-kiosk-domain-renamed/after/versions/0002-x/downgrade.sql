alter domain shop.gtin rename to ean;
