alter table edge.totals add column twice bigint generated always as (n * 2) virtual;
