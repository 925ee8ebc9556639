-- From version 1 to 2: low.

drop view shop.low;

create view shop.low as
select ean, name from shop.goods where stock <= 2;
