create table shifts (who int, during tstzrange, primary key (who, during without overlaps));
