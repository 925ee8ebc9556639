create index concurrently legs_arrived_idx on freight.legs (arrived);
