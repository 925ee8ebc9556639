alter table harbor.berths drop constraint deep;
