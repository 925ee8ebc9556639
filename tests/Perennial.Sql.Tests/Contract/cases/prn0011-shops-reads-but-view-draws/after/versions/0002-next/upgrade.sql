create sequence sales.visits;
create view sales.visit as select nextval('sales.visits') as visit;
