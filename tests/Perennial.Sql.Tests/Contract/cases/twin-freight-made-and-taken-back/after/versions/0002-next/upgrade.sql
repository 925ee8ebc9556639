create table freight.scratch as select leg_id, weight from freight.legs;
create table freight.depots (
    depot_id integer primary key,
    city text not null default 'Kassel',
    since date,
    free integer not null check (free >= 0)
);
create index depots_city_idx on freight.depots (city);
insert into freight.depots select 1, 'x', null, 0 from freight.scratch;
drop table freight.scratch;
