alter table batches drop column tank;
drop index batches_beer;
