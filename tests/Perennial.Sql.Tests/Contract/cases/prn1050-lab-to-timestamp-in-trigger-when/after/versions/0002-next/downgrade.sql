alter table lab.samples alter column ph drop default;
