alter table museum.artists add column died integer;
