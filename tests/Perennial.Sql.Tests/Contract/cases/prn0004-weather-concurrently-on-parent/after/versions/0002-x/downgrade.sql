drop index readings_humid;
