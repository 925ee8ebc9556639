create view harbor.mine with (security_invoker = true) as select imo from harbor.ships;
