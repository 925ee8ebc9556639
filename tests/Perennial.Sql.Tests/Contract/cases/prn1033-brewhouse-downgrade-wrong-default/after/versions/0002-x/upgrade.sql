-- Yesterday.
alter table batches alter column brewed_on set default (current_date - 1);
