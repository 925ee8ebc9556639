alter table freight.legs alter route set expression as (origin || '-' || destination);
