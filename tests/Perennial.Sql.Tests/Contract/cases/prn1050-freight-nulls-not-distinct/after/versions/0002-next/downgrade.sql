drop index freight.legs_n;
