alter table moves alter from_aisle drop not null;
