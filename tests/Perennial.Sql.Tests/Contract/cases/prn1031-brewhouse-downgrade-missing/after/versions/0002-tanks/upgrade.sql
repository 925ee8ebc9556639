-- Tanks.
alter table batches add column tank text;
