drop index stations_alt;
