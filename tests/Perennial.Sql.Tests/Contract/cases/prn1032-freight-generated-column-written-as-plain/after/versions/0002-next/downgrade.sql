alter table freight.legs drop minutes;
