alter table auction.lots add column place text;
