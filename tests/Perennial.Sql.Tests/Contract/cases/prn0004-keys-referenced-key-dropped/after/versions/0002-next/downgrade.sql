alter table owners drop constraint owners_pkey;
alter table owners add constraint owners_pk primary key (a, b);
