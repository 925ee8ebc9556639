alter table freight.legs alter leg_id restart with 1000;
