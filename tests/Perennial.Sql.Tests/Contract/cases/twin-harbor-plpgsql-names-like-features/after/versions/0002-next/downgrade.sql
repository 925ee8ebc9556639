drop table harbor.json_table;
