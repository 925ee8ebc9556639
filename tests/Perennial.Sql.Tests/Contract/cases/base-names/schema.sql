create table tasks (id int primary key, class text not null, "Class" text, "1st" int, "a b" text, object jsonb, default_ text);
create type color as enum ('red', 'dark-blue', '3d');
create type pair as (a int, b text);
