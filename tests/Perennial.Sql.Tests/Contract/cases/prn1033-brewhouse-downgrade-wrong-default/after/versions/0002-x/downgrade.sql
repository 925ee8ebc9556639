alter table batches alter column brewed_on drop default;
