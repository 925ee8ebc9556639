update moves set from_aisle = '?' where from_aisle is null;
alter table moves alter from_aisle set not null;
