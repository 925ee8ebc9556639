drop table sales.sizes;
