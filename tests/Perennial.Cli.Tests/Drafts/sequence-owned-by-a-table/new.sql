create sequence batch_no start with 1000 increment by 5;

create sequence keg_no;

create table beers (beer_id integer primary key, name text not null);

create table batches (batch bigint primary key default nextval('batch_no'), beer_id integer not null references beers);

create table kegs (keg integer primary key, number bigint default nextval('keg_no'));

alter sequence batch_no owned by batches.batch;

alter sequence keg_no owned by kegs.number;
