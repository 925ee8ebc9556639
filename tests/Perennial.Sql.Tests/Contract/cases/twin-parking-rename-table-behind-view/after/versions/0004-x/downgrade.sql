drop view garages;
alter table houses rename to garages;
