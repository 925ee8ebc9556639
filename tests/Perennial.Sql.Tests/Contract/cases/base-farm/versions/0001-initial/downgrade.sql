drop function farm.yield_of(text, int);
drop table farm.crops;
drop table farm.fields;
drop schema farm;
