alter table bins add column mass real;
create index bins_mass on bins (mass);
alter table bins rename mass to weight;
drop index bins_mass;
