create table sales.sizes (size numeric(2, -3));
