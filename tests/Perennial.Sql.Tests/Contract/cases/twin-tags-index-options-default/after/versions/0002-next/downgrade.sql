drop index items_tags;
create index items_tags on items using gin (tags);
