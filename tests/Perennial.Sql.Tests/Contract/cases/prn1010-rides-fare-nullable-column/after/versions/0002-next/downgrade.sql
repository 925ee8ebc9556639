alter table rides.trips alter fare set not null;
