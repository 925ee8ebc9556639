drop table auction.boxes;
