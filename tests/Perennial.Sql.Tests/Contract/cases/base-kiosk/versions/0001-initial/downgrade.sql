-- Back from version 1 to 0.

drop view shop.low;

drop table shop.sales;

drop table shop.goods;

drop domain shop.ean;

drop type shop.price;

drop type shop.vat;

drop schema shop;
