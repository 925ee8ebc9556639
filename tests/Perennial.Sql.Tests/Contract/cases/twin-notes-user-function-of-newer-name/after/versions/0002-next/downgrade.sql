drop function date_bin(interval, timestamp);
