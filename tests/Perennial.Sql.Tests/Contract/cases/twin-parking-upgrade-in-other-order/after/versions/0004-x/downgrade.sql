alter table tickets_issued drop a, drop b;
