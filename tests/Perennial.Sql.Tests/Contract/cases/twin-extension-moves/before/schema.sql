create table roads (road_id int primary key, name text not null);
create table bridges (bridge_id int primary key, road_id int not null references roads, built date);
create view old_bridges as select bridge_id, built from bridges where built < '1950-01-01';
create schema util;
create extension pg_trgm schema util;
create extension citext schema util;
create table signs (sign_id int primary key, label text check (util.similarity(label, 'x') < 1), code util.citext not null default 'a'::util.citext);
create index signs_label_idx on signs using gin (label util.gin_trgm_ops);
create view similar_signs as select sign_id, label from signs where label operator(util.%) 'stop';
