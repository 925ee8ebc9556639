create table app.t (id int, n int generated always as (id + 1) virtual);
