drop view harbor.mine;
