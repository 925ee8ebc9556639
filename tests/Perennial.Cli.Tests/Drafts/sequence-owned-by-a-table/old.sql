create table beers (beer_id integer primary key, name text not null);

create table kegs (keg integer primary key);
