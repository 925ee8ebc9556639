alter table auction.lots drop column place;
