drop view sales.shipping;
