delete from roads where road_id = 0;
