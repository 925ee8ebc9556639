create view harbor.shouted as select imo, upper(name) as shout from harbor.ships;
