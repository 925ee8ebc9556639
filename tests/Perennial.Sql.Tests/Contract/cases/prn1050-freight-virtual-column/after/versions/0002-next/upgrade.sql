alter table freight.carriers add shout text generated always as (upper(name)) virtual;
