create table visits (at date not null) partition by range (at);
create table visits_1 partition of visits for values from ('2024-01-01') to ('2024-02-01');
