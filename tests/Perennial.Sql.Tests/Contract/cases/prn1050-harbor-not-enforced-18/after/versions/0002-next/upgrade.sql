alter table harbor.berths add constraint deep check (depth_m > 1) not enforced;
