drop index freight.legs_arrived_idx;
