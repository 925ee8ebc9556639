drop table lanes;
alter table tickets_issued drop column lane;
