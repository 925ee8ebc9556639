create table sales.names (name text not null, born date);
create index names_name_idx on sales.names using spgist (name) include (born);
