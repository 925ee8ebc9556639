alter table readings add column wind real;
create index readings_wind on readings (wind);
alter table readings add constraint readings_warm check (celsius > -90);
