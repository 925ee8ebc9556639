create index concurrently if not exists legs_arrived_idx on freight.legs (arrived);
