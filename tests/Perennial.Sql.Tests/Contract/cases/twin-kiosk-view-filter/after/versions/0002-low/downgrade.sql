-- Back from version 2 to 1.

drop view shop.low;

create view shop.low as
select ean, name from shop.goods where stock < 3;
