drop table auction.parts;
