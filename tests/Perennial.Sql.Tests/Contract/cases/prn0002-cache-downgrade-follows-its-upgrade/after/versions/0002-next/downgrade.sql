drop table fresh;
