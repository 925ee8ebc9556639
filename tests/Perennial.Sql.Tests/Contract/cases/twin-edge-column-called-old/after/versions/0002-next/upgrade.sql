alter table edge.totals add column old bigint, add column virtual boolean, add column enforced text;
