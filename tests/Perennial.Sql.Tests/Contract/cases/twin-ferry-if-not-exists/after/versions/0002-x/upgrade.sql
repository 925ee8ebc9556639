-- l
create table if not exists log (a integer, b text);
