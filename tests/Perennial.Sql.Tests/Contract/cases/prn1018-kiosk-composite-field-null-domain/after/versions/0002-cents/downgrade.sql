-- Back from version 2 to 1.

alter type shop.price alter attribute cents type integer;

drop domain shop.cents;
