-- r
alter type shop.price rename attribute cents to amount;
