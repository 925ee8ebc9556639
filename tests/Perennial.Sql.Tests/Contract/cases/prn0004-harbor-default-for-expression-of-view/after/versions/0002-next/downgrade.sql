drop view harbor.shouted;
