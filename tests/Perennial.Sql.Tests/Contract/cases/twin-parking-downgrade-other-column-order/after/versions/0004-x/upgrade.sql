-- No country.
alter table tickets_issued drop column country;
