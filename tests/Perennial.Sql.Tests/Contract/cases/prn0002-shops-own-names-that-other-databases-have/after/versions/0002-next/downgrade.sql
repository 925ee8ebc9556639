drop domain sales.tinyint;
drop domain sales.date_time;
