alter table articles alter column search set expression as (to_tsvector('english', body || ' '));
