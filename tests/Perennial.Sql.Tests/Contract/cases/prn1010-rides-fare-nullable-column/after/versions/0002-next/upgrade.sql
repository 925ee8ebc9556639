alter table rides.trips alter fare drop not null;
