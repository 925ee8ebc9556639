alter table owners drop constraint owners_pk;
alter table owners add primary key (b, a);
