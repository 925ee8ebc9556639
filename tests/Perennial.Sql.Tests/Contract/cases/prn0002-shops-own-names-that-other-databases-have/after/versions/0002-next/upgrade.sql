create domain sales.date_time as timestamp with time zone;
create domain sales.tinyint as smallint;
