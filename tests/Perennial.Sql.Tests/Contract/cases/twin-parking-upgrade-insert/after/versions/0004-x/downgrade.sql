delete from garages where garage_id = 9;
