drop view sales.visit;
drop sequence sales.visits;
