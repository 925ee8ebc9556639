create table harbor.tugs (id int primary key, hp int not null, kw numeric generated always as (hp * 0.7457) virtual);
