-- Stat.
create statistics stations_st on code, altitude from stations;
