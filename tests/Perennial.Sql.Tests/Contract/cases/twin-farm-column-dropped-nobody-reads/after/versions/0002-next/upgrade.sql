alter table farm.fields add slope double precision, add stones int;
alter table farm.fields alter slope type real, drop stones;
