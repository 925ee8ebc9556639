create table harbor.json_table (a integer, merge text, at timestamptz);
