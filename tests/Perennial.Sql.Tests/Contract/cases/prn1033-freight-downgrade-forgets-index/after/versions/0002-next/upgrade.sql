create index legs_arrived_idx on freight.legs (arrived);
