create table freight.depots (depot_id integer, city text, since date);
alter table freight.depots add free integer;
alter table freight.depots alter city set default 'Kassel', alter city set not null, alter free set not null;
alter table freight.depots add primary key (depot_id), add check (free >= 0);
create index on freight.depots (city);
